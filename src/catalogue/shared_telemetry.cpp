#include "catalogue/shared_telemetry.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "catalogue/event_catalogue.hpp"

namespace sagewatch {
namespace {

std::vector<std::string> read_namespaces() {
  std::vector<std::string> out(source_namespace::all.begin(), source_namespace::all.end());
  for (const auto& kind : event_catalogue().kinds) {
    for (const auto& name : kind.values("utilization")) out.push_back(name);
  }
  return out;
}

/// "AWS/Sagemaker/" for AWS/Sagemaker/ModelBuildingPipeline; nothing if it isn't SageMaker's.
std::string prefix_of_sagemaker(const std::string& name) {
  constexpr std::string_view word = "sagemaker";
  const auto same = [](char a, char b) { return (a | 0x20) == b; };
  const auto found = std::search(name.begin(), name.end(), word.begin(), word.end(), same);
  if (found == name.end()) return {};
  const auto end = static_cast<std::size_t>(found - name.begin()) + word.size();
  return name.substr(0, end == name.size() ? end : end + 1);
}

std::string condition_on(const std::string& name) {
  const auto prefix = prefix_of_sagemaker(name);
  return prefix.empty() ? fmt::format("Namespace = '{}'", name)
                        : fmt::format("Namespace LIKE '{}%'", prefix);
}

}  // namespace

std::string shared_metrics_filter() {
  std::vector<std::string> conditions;
  for (const auto& name : read_namespaces()) {
    auto condition = condition_on(name);
    if (std::ranges::find(conditions, condition) == conditions.end())
      conditions.push_back(std::move(condition));
  }
  return fmt::format("{}", fmt::join(conditions, " OR "));
}

std::string shared_log_groups_filter() { return "LogGroupName LIKE '/aws/sagemaker/%'"; }

}  // namespace sagewatch
