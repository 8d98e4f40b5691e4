#include "checks/logs/log_groups.hpp"

#include <algorithm>
#include <vector>

#include "checks/parts.hpp"
#include "sagewatch/document/suggest.hpp"

namespace sagewatch::checks {
namespace {

/// SageMaker developer guide, "CloudWatch Logs for Amazon SageMaker AI": those whose names don't
/// contain the name of an endpoint or a cluster.
constexpr std::initializer_list<const char*> groups_of_sagemaker{
    "/aws/sagemaker/CompilationJobs",
    "/aws/sagemaker/groundtruth/WorkerActivity",
    "/aws/sagemaker/InferenceRecommendationsJobs",
    "/aws/sagemaker/LabelingJobs",
    "/aws/sagemaker/NotebookInstances",
    "/aws/sagemaker/ProcessingJobs",
    "/aws/sagemaker/studio",
    "/aws/sagemaker/TrainingJobs",
    "/aws/sagemaker/TransformJobs"};

}  // namespace

LogGroups::LogGroups(const Template& subject)
    : names_(groups_of_sagemaker.begin(), groups_of_sagemaker.end()) {
  const auto add = [&](std::string name) {
    if (!name.empty() && !name.starts_with("${")) names_.insert(std::move(name));
  };
  for (const auto* other : subject.checked_together()) {
    for (const auto* group : other->of_type("AWS::Logs::LogGroup")) {
      add(text_or_empty(group->find("LogGroupName")));
    }
    for (const auto* function : other->of_type("AWS::Lambda::Function")) {
      const auto name = text_or_empty(function->find("FunctionName"));
      if (!name.empty()) add("/aws/lambda/" + name);
    }
  }
}

std::optional<std::string> LogGroups::meant_by(std::string_view text) const {
  const auto name = log_group_in(text);
  if (name.empty() || name.starts_with("${") || names_.contains(name)) return std::nullopt;
  return document::near_miss(name, std::vector<std::string_view>(names_.begin(), names_.end()));
}

std::optional<std::string> LogGroups::meant_by_prefix(std::string_view prefix) const {
  if (prefix.find("${") != std::string_view::npos) return std::nullopt;
  std::vector<std::string_view> beginnings;
  for (const auto& name : names_) {
    if (name.starts_with(prefix)) return std::nullopt;
    beginnings.push_back(std::string_view(name).substr(0, prefix.size()));
  }
  return document::near_miss(prefix, beginnings);
}

std::string log_group_in(std::string_view text) {
  constexpr std::string_view before = ":log-group:";
  const auto at = text.starts_with("arn:") ? text.find(before) : std::string_view::npos;
  if (at != std::string_view::npos) text.remove_prefix(at + before.size());
  if (text.ends_with(":*")) text.remove_suffix(2);
  return std::string(text);
}

}  // namespace sagewatch::checks
