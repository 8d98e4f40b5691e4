#include "assembly/validation_report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "assembly/construct_trace.hpp"

namespace sagewatch {
namespace {

using cfn::List;
using cfn::Object;

bool is_error(const ConstructFinding& finding) {
  return finding.diagnostic->severity == cfn::Severity::error;
}

Object construct_record(const cfn::Construct& construct) {
  Object out{{"constructPath", construct.path()}};
  if (const auto* resource = dynamic_cast<const cfn::Resource*>(&construct)) {
    out.set("cloudFormationResource", Object{{"templatePath", template_name(construct.stack())},
                                             {"logicalId", resource->logical_id()}});
  }
  const auto trace = fmt::format("{}", fmt::join(construct_trace(construct), "\n"));
  out.set("stackTraces", List{trace});
  return out;
}

Object violation(const ConstructFinding& finding) {
  const auto& [diagnostic, construct] = finding;
  Object out{{"ruleName", diagnostic->id},
             {"description", diagnostic->message},
             {"severity", is_error(finding) ? "error" : "warning"}};
  if (!diagnostic->hint.empty()) out.set("suggestedFix", diagnostic->hint);
  out.set("violatingConstructs", List{construct_record(*construct)});
  return out;
}

Object plugin_report(const char* name, const std::vector<ConstructFinding>& findings) {
  List violations;
  for (const auto& finding : findings) violations.emplace_back(violation(finding));
  const bool failed = std::ranges::any_of(findings, is_error);
  return {{"pluginName", name},
          {"conclusion", failed ? "failure" : "success"},
          {"violations", std::move(violations)}};
}

/// Finds the constructs of a stack.
class Places {
 public:
  explicit Places(const cfn::Stack& stack) : stack_(stack) {
    for (const auto* resource : stack.resources()) by_id_[resource->logical_id()] = resource;
  }

  const cfn::Construct* at(std::string_view path) const {
    if (const auto* construct = construct_at(stack_, path)) return construct;
    if (!path.starts_with(stack_.id() + "/")) return nullptr;
    path.remove_prefix(stack_.id().size() + 1);
    const auto found = by_id_.find(path.substr(0, path.find('/')));
    return found == by_id_.end() ? nullptr : found->second;
  }

 private:
  const cfn::Stack& stack_;
  std::unordered_map<std::string_view, const cfn::Construct*> by_id_;
};

}  // namespace

std::string template_name(const cfn::Stack& stack) { return stack.id() + ".template.json"; }

std::vector<ConstructFinding> findings_in(const std::vector<const cfn::Stack*>& stacks,
                                          const cfn::Diagnostics& diagnostics) {
  std::vector<ConstructFinding> out;
  if (diagnostics.empty()) return out;
  for (const auto* stack : stacks) {
    const Places places(*stack);
    for (const auto& diagnostic : diagnostics) {
      const auto* construct = places.at(diagnostic.path);
      if (construct) out.push_back({&diagnostic, construct});
    }
  }
  return out;
}

Object validation_report(const std::vector<ConstructFinding>& findings) {
  return {{"version", assembly_version},
          {"title", "Validation Report"},
          {"pluginReports",
           List{plugin_report("sagewatch", findings), plugin_report("Construct Annotations", {})}}};
}

Object finding_metadata(const ConstructFinding& finding) {
  const auto& [diagnostic, construct] = finding;
  const auto hint = diagnostic->hint.empty() ? "" : "; " + diagnostic->hint;
  // A warning can be acknowledged by the id in this form, which the Toolkit removes from the text.
  const auto text = fmt::format("{}{} [ack: {}]", diagnostic->message, hint, diagnostic->id);
  return {{"type", is_error(finding) ? "aws:cdk:error" : "aws:cdk:warning"},
          {"data", text},
          {"trace", cfn::list(construct_trace(*construct))}};
}

}  // namespace sagewatch
