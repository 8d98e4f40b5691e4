#include "health/sink_admission.hpp"

#include <nlohmann/json.hpp>

#include "health/stand_in_sender.hpp"
#include "sagewatch/document/read.hpp"
#include "sagewatch/facts/arn.hpp"
#include "sagewatch/trace/trace.hpp"
#include "stacks/policies/sink_policy.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

/// A stack with this resource only.
std::unique_ptr<trace::DeployedStack> deployed(const char* id, json resource, trace::Place place) {
  const auto text = json{{"Resources", {{id, std::move(resource)}}}}.dump();
  return std::make_unique<trace::DeployedStack>(
      id, std::move(document::read_json(id, text).document), std::move(place));
}

json shared_types(const Config& config) {
  auto types = json::array();
  for (const auto& type : shared_resource_types(config)) types.push_back(type);
  return types;
}

/// Evaluates the policy of a sink for links like those of our stacks.
class SinkPolicy {
 public:
  SinkPolicy(const Config& config, const std::string& sink, const std::string& policy)
      : arn_(*parse_arn(sink)),
        link_{{"Type", "AWS::Oam::Link"},
              {"Properties", {{"SinkIdentifier", sink}, {"ResourceTypes", shared_types(config)}}}} {
    const json resource{{"Type", "AWS::Oam::Sink"}, {"Properties", {{"Policy", policy}}}};
    topology_.monitoring.push_back(deployed("Sink", resource, place(arn_.account)));
  }

  const std::string& account() const { return arn_.account; }

  trace::HopOutcome ask(const std::string& account, const std::optional<std::string>& ou_path) {
    topology_.sending.clear();
    topology_.sending.push_back(deployed("Link", link_, place(account)));
    return follow_links(topology_, {account, arn_.region, ou_path}).outcome;
  }

 private:
  trace::Place place(const std::string& account) const {
    return {account, arn_.region, arn_.partition};
  }

  Arn arn_;
  json link_;
  trace::Topology topology_ = {};
};

}  // namespace

SinkAdmission ask_sink_policy(const Config& config, const std::string& sink_arn,
                              const std::string& policy) {
  SinkPolicy sink(config, sink_arn, policy);
  SinkAdmission out;
  const auto add = [&](const std::string& who, trace::HopOutcome outcome, auto& stopped) {
    if (outcome == trace::HopOutcome::stopped) stopped.push_back(who);
    if (outcome == trace::HopOutcome::undecided) out.unsure.push_back(who);
  };
  for (const auto& path : config.workload_ou_paths) {
    const auto outcome =
        worse(sink.ask(some_account, path), sink.ask(some_account, path + child_unit));
    add(path, outcome, out.not_all);
  }
  for (const auto& account : config.workload_accounts) {
    // The OU of the account, if any, is unknown.
    if (account != sink.account()) add(account, sink.ask(account, std::nullopt), out.refused);
  }
  return out;
}

}  // namespace sagewatch
