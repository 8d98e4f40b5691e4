#include <fmt/format.h>

#include "permissions.hpp"
#include "requests.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/intrinsics/unknown.hpp"
#include "sagewatch/trace/trace.hpp"

namespace sagewatch::trace {
namespace {

using cfn::Text;

/// An account has one sink per Region, and AWS generates the end of its ARN: only the part before
/// it is compared.
bool is_that_sink(const Text& identifier, const Resource& sink) {
  if (identifier == *sink.arn) return true;
  const auto* literal = identifier.literal();
  const auto& place = sink.stack->place();
  return literal != nullptr &&
         literal->starts_with(
             fmt::format("arn:{}:oam:{}:{}:sink/", place.partition, place.region, place.account));
}

const Resource* sink_of(const Topology& topology, const Text& identifier) {
  for (const auto* sink : of_type(topology.monitoring, "AWS::Oam::Sink")) {
    if (is_that_sink(identifier, *sink)) return sink;
  }
  return nullptr;
}

std::optional<iam::Texts> types_of(const Resource& link) {
  const auto* types = link.properties.find("ResourceTypes");
  if (!types || !types->list()) return std::nullopt;
  iam::Texts out;
  for (const auto& type : *types->list()) {
    auto text = intrinsics::text_of(type);
    if (!text) return std::nullopt;
    out.push_back(std::move(*text));
  }
  return out;
}

Hop ask_link(const Topology& topology, const Sender& sender, const Resource& link) {
  const auto what = fmt::format("link {} of {}", link.logical_id, link.stack->stack());
  const auto* given = link.properties.find("SinkIdentifier");
  const auto identifier = given ? intrinsics::text_of(*given) : std::nullopt;
  const auto types = types_of(link);
  if (!identifier || !types) {
    return {0, HopKind::link, HopOutcome::undecided, what,
            "its SinkIdentifier or ResourceTypes are not known"};
  }
  const auto* sink = sink_of(topology, *identifier);
  if (!sink) {
    return {0, HopKind::link, identifier->literal() ? HopOutcome::stopped : HopOutcome::undecided,
            what, "no template creates the sink " + document::shown(*identifier)};
  }
  if (link.stack->place().region != sink->stack->place().region) {
    return {0, HopKind::link, HopOutcome::stopped, what, "the sink is in another Region"};
  }
  const auto policy = permissions::of_sink(*sink);
  if (policy.statements.empty())
    return {0, HopKind::link, HopOutcome::stopped, what, "the sink has no policy"};
  const auto verdict = iam::evaluate(policy, iam::PolicyKind::of_resource,
                                     requests::create_link(sender, *sink->arn, *types));
  if (verdict.outcome == iam::Outcome::allowed && link.exists == iam::Truth::unknown) {
    return {0, HopKind::link, HopOutcome::undecided, what, "its condition is not known"};
  }
  return {0, HopKind::link, outcome_of(verdict.outcome), what, verdict.reason};
}

}  // namespace

Trace follow_links(const Topology& topology, const Sender& sender) {
  Trace out{HopOutcome::not_applicable, {}};
  for (const auto* link : of_type(topology.sending, "AWS::Oam::Link")) {
    out.hops.push_back(ask_link(topology, sender, *link));
    const auto outcome = out.hops.back().outcome;
    out.outcome = out.hops.size() == 1 ? outcome : worse(out.outcome, outcome);
  }
  return out;
}

}  // namespace sagewatch::trace
