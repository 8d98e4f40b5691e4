#include "sink_admission.hpp"

#include <nlohmann/json.hpp>

#include "sagewatch/document/read.hpp"
#include "sagewatch/solution/arn.hpp"
#include "sagewatch/solution/sink_policy.hpp"
#include "sagewatch/trace/trace.hpp"

namespace sagewatch::cli {
namespace {

using nlohmann::json;

/// The stack that would have made this resource alone.
std::unique_ptr<trace::Deployed> deployed(const char* id, json resource, trace::Place place) {
  const auto text = json{{"Resources", {{id, std::move(resource)}}}}.dump();
  return std::make_unique<trace::Deployed>(id, std::move(document::read_json(id, text).document),
                                           std::move(place));
}

json shared_types(const solution::Config& config) {
  auto types = json::array();
  for (const auto& type : solution::shared_resource_types(config)) types.push_back(type);
  return types;
}

/// Asks for one sink whether its policy refuses somebody who links as our stacks do.
class Admission {
 public:
  Admission(const solution::Config& config, const std::string& sink, const std::string& policy)
      : arn_(*solution::parse_arn(sink)),
        link_{{"Type", "AWS::Oam::Link"},
              {"Properties", {{"SinkIdentifier", sink}, {"ResourceTypes", shared_types(config)}}}} {
    const json resource{{"Type", "AWS::Oam::Sink"}, {"Properties", {{"Policy", policy}}}};
    world_.monitoring.push_back(deployed("Sink", resource, place(arn_.account)));
  }

  bool refuses(const std::string& account, const std::string& ou_path) {
    world_.sending.clear();
    world_.sending.push_back(deployed("Link", link_, place(account)));
    return follow_links(world_, {account, arn_.region, ou_path}).mark == trace::Mark::stopped;
  }

 private:
  trace::Place place(const std::string& account) const {
    return {account, arn_.region, arn_.partition};
  }

  solution::Arn arn_;
  json link_;
  trace::World world_ = {};
};

/// An account that no policy names, and a unit that no organization has.
constexpr auto some_account = "000000000000";
constexpr auto child_unit = "ou-0000-00000000/";

}  // namespace

std::vector<std::string> refused_linkers(const solution::Config& config,
                                         const std::string& sink_arn, const std::string& policy) {
  Admission admission(config, sink_arn, policy);
  std::vector<std::string> refused;
  for (const auto& path : config.workload_ou_paths) {
    if (admission.refuses(some_account, path) ||
        admission.refuses(some_account, path + child_unit)) {
      refused.push_back(path);
    }
  }
  for (const auto& account : config.workload_accounts) {
    if (admission.refuses(account, "")) refused.push_back(account);
  }
  return refused;
}

}  // namespace sagewatch::cli
