#include "keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "permissions.hpp"
#include "property_text.hpp"
#include "requests.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/intrinsics/unknown.hpp"
#include "targets.hpp"

namespace sagewatch::trace {
namespace {

using cfn::Text;
using iam::Verdict;

std::string_view property_of(const Resource& receiver) {
  return receiver.type == "AWS::Events::EventBus" ? "KmsKeyIdentifier" : "KmsMasterKeyId";
}

bool is_beside(const Resource& one, const Resource& other) {
  const auto& left = one.stack->place();
  const auto& right = other.stack->place();
  return left.account == right.account && left.region == right.region;
}

/// The resource of one of these types that `name` refers to, by its id, name or ARN.
const Resource* named(const Stacks& stacks, std::initializer_list<std::string_view> types,
                      const Text& name, const Resource& beside) {
  for (const auto type : types) {
    for (const auto* resource : of_type(stacks, type)) {
      if (is_beside(*resource, beside) && (resource->ref == name || resource->arn == name))
        return resource;
    }
  }
  return nullptr;
}

const Resource* key_called(const Stacks& stacks, const Text& name, const Resource& beside) {
  if (const auto* alias = named(stacks, {"AWS::KMS::Alias"}, name, beside)) {
    const auto target = property_text(*alias, "TargetKeyId");
    return target ? key_called(stacks, *target, *alias) : nullptr;
  }
  return named(stacks, {"AWS::KMS::Key", "AWS::KMS::ReplicaKey"}, name, beside);
}

/// Its policy admits principals of the account only, and can't be changed.
bool is_managed_by_aws(const Text& key) {
  const auto shown = document::shown(key);
  return shown.starts_with("alias/aws/") || shown.find(":alias/aws/") != std::string::npos;
}

Verdict ask_policy(const Resource& rule, const Resource& receiver, const Resource& key) {
  const auto policy = permissions::of_key(key);
  if (policy.statements.empty()) {
    return {iam::Outcome::implicitly_denied,
            "it has no KeyPolicy that admits events.amazonaws.com"};
  }
  Verdict out;
  for (const auto* action : {"kms:Decrypt", "kms:GenerateDataKey"}) {
    auto verdict = iam::evaluate(policy, iam::PolicyKind::of_resource,
                                 requests::use_key(rule, receiver, key, action));
    const auto outcome = outcome_of(verdict.outcome);
    if (out.reason.empty() || outcome > outcome_of(out.outcome)) out = std::move(verdict);
    if (outcome == HopOutcome::stopped) break;
  }
  return out;
}

Hop ask_key(const Stacks& stacks, const Resource& rule, const Resource& receiver,
            const Text& name) {
  Hop out{0, HopKind::key, HopOutcome::not_applicable, "key " + short_name(name), ""};
  if (is_managed_by_aws(name)) {
    out.outcome = HopOutcome::stopped;
    out.why = "AWS manages it, and its policy admits no service";
  } else if (const auto* key = key_called(stacks, name, receiver)) {
    const auto verdict = ask_policy(rule, receiver, *key);
    out.outcome = outcome_of(verdict.outcome);
    out.why = verdict.reason;
  } else {
    out.why = "no template creates this key, so its policy is not known";
  }
  return out;
}

}  // namespace

HopOutcome add_key(const Stacks& stacks, const Resource& rule, const Resource& receiver, int depth,
                   Hops& hops) {
  const auto* given = receiver.properties.find(property_of(receiver));
  if (!given) return HopOutcome::passed;
  const auto name = intrinsics::text_of(*given);
  if (name && name->literal() && name->literal()->empty()) return HopOutcome::passed;
  auto hop = name ? ask_key(stacks, rule, receiver, *name)
                  : Hop{0, HopKind::key, HopOutcome::not_applicable, "key", "its id is not known"};
  hop.depth = depth;
  const auto outcome = hop.outcome;
  const bool is_unknown = outcome == HopOutcome::not_applicable;
  const auto is_it = [&](const Hop& other) {
    return other.kind == HopKind::key && other.what == hop.what;
  };
  if (!is_unknown || std::ranges::none_of(hops, is_it)) hops.push_back(std::move(hop));
  return is_unknown ? HopOutcome::passed : outcome;
}

}  // namespace sagewatch::trace
