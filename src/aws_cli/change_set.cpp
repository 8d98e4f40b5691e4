#include "aws_cli/change_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "base/plain_text.hpp"
#include "sagewatch/facts/arn.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

Action action_of(const std::string& name) {
  if (name == "Add") return Action::add;
  if (name == "Modify") return Action::modify;
  if (name == "Remove") return Action::remove;
  if (name == "Import") return Action::import;
  return Action::other;
}

Replacement replacement_of(const std::optional<std::string>& word) {
  if (word == "True" || word == "Always") return Replacement::yes;
  if (word == "Conditional" || word == "Conditionally") return Replacement::maybe;
  return Replacement::no;
}

/// `/Properties/Timeout` is shown as `Timeout`; the older form has a name and no path.
std::string path_of(const json& target) {
  const std::string properties = "/Properties/";
  if (auto path = text_of(target, "Path")) {
    return path->starts_with(properties) ? path->substr(properties.size()) : *path;
  }
  if (auto name = text_of(target, "Name")) return *name;
  return text_of(target, "Attribute").value_or("?");
}

PropertyChange read_property(const json& detail) {
  const auto* found = member(detail, "Target");
  const json target = found ? *found : json::object();
  return {.path = path_of(target),
          .before = text_of(target, "BeforeValue"),
          .after = text_of(target, "AfterValue"),
          .cause = text_of(detail, "CausingEntity"),
          .replaces = replacement_of(text_of(target, "RequiresRecreation"))};
}

/// AWS lists a property once for each cause of its change.
void add_property(std::vector<PropertyChange>& list, PropertyChange property) {
  const auto known = std::ranges::find(list, property.path, &PropertyChange::path);
  if (known == list.end()) {
    list.push_back(std::move(property));
    return;
  }
  known->replaces = std::max(known->replaces, property.replaces);
  if (!known->before) known->before = std::move(property.before);
  if (!known->after) known->after = std::move(property.after);
  if (!known->cause) known->cause = std::move(property.cause);
}

std::optional<Change> read_change(const json& entry) {
  const auto* found = member(entry, "ResourceChange");
  if (!found) return std::nullopt;
  const auto& change = *found;
  const auto action = text_of(change, "Action");
  auto id = text_of(change, "LogicalResourceId");
  auto type = text_of(change, "ResourceType");
  if (!action || !id || !type) return std::nullopt;
  Change out{.action = action_of(*action),
             .action_name = *action,
             .logical_id = std::move(*id),
             .type = std::move(*type),
             .physical_id = text_of(change, "PhysicalResourceId"),
             .policy_action = text_of(change, "PolicyAction"),
             .before = text_of(change, "BeforeContext"),
             .after = text_of(change, "AfterContext"),
             .replacement = replacement_of(text_of(change, "Replacement"))};
  for (const auto& detail : list_of(change, "Details")) {
    add_property(out.properties, read_property(detail));
  }
  return out;
}

bool nothing_changes(const std::string& reason) {
  return reason.find("didn't contain changes") != std::string::npos ||
         reason.find("No updates are to be performed") != std::string::npos;
}

cfn::Diagnostic not_a_change_set(const std::string& what) {
  return {.id = "E0312",
          .message = fmt::format("this is not a change set in JSON: {}", what),
          .hint =
              "pass the output of 'aws cloudformation describe-change-set "
              "--include-property-values --output json'"};
}

cfn::Diagnostic not_ready(const std::string& name, const std::string& status,
                          const std::string& reason) {
  const bool pending = status.ends_with("_PENDING") || status.ends_with("_IN_PROGRESS");
  return {.id = "E0314",
          .message = fmt::format("change set '{}' is {}{}{}", escape_for_terminal(name),
                                 escape_for_terminal(status), reason.empty() ? "" : ": ",
                                 escape_for_terminal(reason)),
          .hint = pending ? "wait until it is CREATE_COMPLETE, then describe it again"
                          : "remove the reason, then create a new change set"};
}

std::optional<std::vector<Change>> read_changes(const json& document,
                                                cfn::Diagnostics& diagnostics) {
  std::vector<Change> out;
  for (const auto& entry : list_of(document, "Changes")) {
    auto change = read_change(entry);
    if (!change) {
      diagnostics.push_back(not_a_change_set(
          fmt::format("change {} has no action, logical id or type", out.size() + 1)));
      return std::nullopt;
    }
    out.push_back(std::move(*change));
  }
  return out;
}

/// "Retain" in the attribute that applies, if AWS did not report the policy action.
bool context_keeps(const Change& change) {
  const auto context = embedded_json(change.before);
  const auto* attribute =
      change.action == Action::remove ? "DeletionPolicy" : "UpdateReplacePolicy";
  const auto policy = text_of(context, attribute);
  return policy == "Retain" || policy == "RetainExceptOnCreate";
}

}  // namespace

std::optional<ChangeSet> read_change_set(const json& document, cfn::Diagnostics& diagnostics) {
  const auto status = text_of(document, "Status");
  const auto stack = text_of(document, "StackName");
  const auto* list = member(document, "Changes");
  if (!status || !stack || (list && !list->is_array())) {
    diagnostics.push_back(not_a_change_set("it has no 'StackName', 'Status' and 'Changes'"));
    return std::nullopt;
  }
  const auto arn = parse_arn(text_of(document, "StackId").value_or(""));
  ChangeSet set{.name = text_of(document, "ChangeSetName").value_or(""),
                .stack = *stack,
                .region = arn ? arn->region : "",
                .account = arn ? arn->account : "",
                .status = *status,
                .changes = {}};
  const auto reason = text_of(document, "StatusReason").value_or("");
  if (set.status == "FAILED" && nothing_changes(reason)) return set;
  if (set.status != "CREATE_COMPLETE") {
    diagnostics.push_back(not_ready(set.name, set.status, reason));
    return std::nullopt;
  }
  if (member(document, "NextToken")) {
    diagnostics.push_back(
        {.id = "E0313",
         .message = "the changes of the change set are incomplete: it has a 'NextToken'",
         .hint = "let the AWS CLI read all pages: omit --max-items and --no-paginate"});
    return std::nullopt;
  }
  auto changes = read_changes(document, diagnostics);
  if (!changes) return std::nullopt;
  set.changes = std::move(*changes);
  return set;
}

ChangeCounts count(const ChangeSet& set) {
  ChangeCounts counts;
  for (const auto& change : set.changes) {
    if (change.action == Action::add) ++counts.add;
    if (change.action == Action::remove) ++counts.remove;
    if (change.action == Action::import) ++counts.take_over;
    if (change.action != Action::modify && change.action != Action::other) continue;
    ++(change.replacement == Replacement::no ? counts.change : counts.replace);
  }
  return counts;
}

bool destroys(const Change& change) {
  if (change.action == Action::remove) return true;
  const bool modifies = change.action == Action::modify || change.action == Action::other;
  return modifies && change.replacement != Replacement::no;
}

bool keeps(const Change& change) {
  if (change.policy_action) {
    return change.policy_action == "Retain" || change.policy_action == "ReplaceAndRetain";
  }
  return context_keeps(change);
}

}  // namespace sagewatch
