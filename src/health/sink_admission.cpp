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

/// The stack that would have made this resource alone.
std::unique_ptr<trace::Deployed> deployed(const char* id, json resource, trace::Place place) {
  const auto text = json{{"Resources", {{id, std::move(resource)}}}}.dump();
  return std::make_unique<trace::Deployed>(id, std::move(document::read_json(id, text).document),
                                           std::move(place));
}

json shared_types(const Config& config) {
  auto types = json::array();
  for (const auto& type : shared_resource_types(config)) types.push_back(type);
  return types;
}

/// Asks one sink's policy about somebody who links as our stacks do.
class SinkPolicy {
 public:
  SinkPolicy(const Config& config, const std::string& sink, const std::string& policy)
      : arn_(*parse_arn(sink)),
        link_{{"Type", "AWS::Oam::Link"},
              {"Properties", {{"SinkIdentifier", sink}, {"ResourceTypes", shared_types(config)}}}} {
    const json resource{{"Type", "AWS::Oam::Sink"}, {"Properties", {{"Policy", policy}}}};
    world_.monitoring.push_back(deployed("Sink", resource, place(arn_.account)));
  }

  const std::string& account() const { return arn_.account; }

  trace::Mark ask(const std::string& account, const std::optional<std::string>& ou_path) {
    world_.sending.clear();
    world_.sending.push_back(deployed("Link", link_, place(account)));
    return follow_links(world_, {account, arn_.region, ou_path}).mark;
  }

 private:
  trace::Place place(const std::string& account) const {
    return {account, arn_.region, arn_.partition};
  }

  Arn arn_;
  json link_;
  trace::World world_ = {};
};

}  // namespace

SinkAdmission ask_sink_policy(const Config& config, const std::string& sink_arn,
                              const std::string& policy) {
  SinkPolicy sink(config, sink_arn, policy);
  SinkAdmission out;
  const auto add = [&](const std::string& who, trace::Mark mark, auto& stopped) {
    if (mark == trace::Mark::stopped) stopped.push_back(who);
    if (mark == trace::Mark::undecided) out.unsure.push_back(who);
  };
  for (const auto& path : config.workload_ou_paths) {
    const auto mark =
        worse(sink.ask(some_account, path), sink.ask(some_account, path + child_unit));
    add(path, mark, out.not_all);
  }
  for (const auto& account : config.workload_accounts) {
    // In which unit it is, if any, is not known.
    if (account != sink.account()) add(account, sink.ask(account, std::nullopt), out.refused);
  }
  return out;
}

}  // namespace sagewatch
