#include "changes/as_found.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "aws_cli/comparable_json.hpp"
#include "aws_cli/value_changes.hpp"
#include "base/json_fields.hpp"
#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

/// The output of the call for one resource; null, with a diagnostic, if it could not be read.
class Answers {
 public:
  Answers(const AwsCalls& calls, FoundProperties& out) : calls_(calls), out_(out) {}

  json of(const Change& change, const char* call) {
    const auto id = change.physical_id.value_or("");
    if (const auto* output = calls_.output(call, id)) return *output;
    out_.unknown.push_back(
        {.severity = cfn::Severity::warning,
         .id = "W0341",
         .message = fmt::format(
             "could not read the properties of {}: {}", escape_for_terminal(change.logical_id),
             escape_for_terminal(calls_.error(call, id).value_or("the call was not made"))),
         .hint = "an import does not change the resource: detect drift after the deployment with "
                 "'scripts/status.sh --detect-drift'"});
    return nullptr;
  }

  /// Whether a key that AWS returned is the one that the template means.
  bool same_key(const json& found, const json& wanted) const {
    if (found == wanted || !found.is_string() || !wanted.is_string()) return found == wanted;
    const auto name = wanted.get<std::string>();
    const auto is_it = [&](const std::string& asked) {
      const bool meant = name == asked || name.ends_with(":" + asked);
      const auto* described = meant ? calls_.output("kms describe-key", asked) : nullptr;
      const auto* about = described ? member(*described, "KeyMetadata") : nullptr;
      return about != nullptr && text_of(*about, "Arn") == found.get<std::string>();
    };
    return std::ranges::any_of(calls_.subjects("kms describe-key"), is_it);
  }

 private:
  const AwsCalls& calls_;
  FoundProperties& out_;
};

json value_at(const json& from, std::initializer_list<const char*> path) {
  const auto* at = &from;
  for (const auto* name : path) {
    at = member(*at, name);
    if (!at) return nullptr;
  }
  return *at;
}

/// JSON as it is stored; absent if there is none.
std::optional<std::string> written(const json& value) {
  if (value.is_null()) return std::nullopt;
  return value.dump(-1, ' ', true, json::error_handler_t::replace);
}

/// One import, and what is found out about it.
class Import {
 public:
  Import(const Change& change, const AwsCalls& calls, FoundProperties& out)
      : change_(change),
        wanted_(value_at(embedded_json(change.after), {"Properties"})),
        answers_(calls, out),
        out_(out) {}

  void compare() {
    if (change_.type == "AWS::Logs::LogGroup") compare_log_group();
    if (change_.type == "AWS::DynamoDB::Table") compare_table();
    if (change_.type == "AWS::KMS::Key") compare_key();
  }

 private:
  void compare_log_group() {
    for (const auto& group :
         list_of(answers_.of(change_, "logs describe-log-groups"), "logGroups")) {
      if (text_of(group, "logGroupName") != change_.physical_id) continue;
      add("RetentionInDays", value_at(group, {"retentionInDays"}));
      add_key("KmsKeyId", value_at(group, {"kmsKeyId"}), {"KmsKeyId"});
    }
  }

  void compare_table() {
    const auto table = answers_.of(change_, "dynamodb describe-table");
    if (!table.is_null()) {
      const auto key = value_at(table, {"Table", "SSEDescription", "KMSMasterKeyArn"});
      const auto specification =
          key.is_null() ? json()
                        : json{{"SSEEnabled", true}, {"SSEType", "KMS"}, {"KMSMasterKeyId", key}};
      if (!answers_.same_key(key, value_at(wanted_, {"SSESpecification", "KMSMasterKeyId"}))) {
        push("SSESpecification", specification);
      }
    }
    const auto backups = answers_.of(change_, "dynamodb describe-continuous-backups");
    if (!backups.is_null()) {
      const auto status =
          value_at(backups, {"ContinuousBackupsDescription", "PointInTimeRecoveryDescription",
                             "PointInTimeRecoveryStatus"});
      add("PointInTimeRecoverySpecification",
          {{"PointInTimeRecoveryEnabled", status == "ENABLED"}});
    }
    const auto expiry = answers_.of(change_, "dynamodb describe-time-to-live");
    if (!expiry.is_null()) add("TimeToLiveSpecification", expiry_in(expiry));
  }

  static json expiry_in(const json& answer) {
    const auto status = value_at(answer, {"TimeToLiveDescription", "TimeToLiveStatus"});
    if (status != "ENABLED" && status != "ENABLING") return nullptr;
    return {{"AttributeName", value_at(answer, {"TimeToLiveDescription", "AttributeName"})},
            {"Enabled", true}};
  }

  void compare_key() {
    const auto policy = answers_.of(change_, "kms get-key-policy");
    if (!policy.is_null()) add("KeyPolicy", embedded_json(text_of(policy, "Policy")));
    const auto rotation = answers_.of(change_, "kms get-key-rotation-status");
    if (!rotation.is_null()) add("EnableKeyRotation", value_at(rotation, {"KeyRotationEnabled"}));
  }

  void add(const char* property, const json& found) {
    if (comparable(found) != comparable(value_at(wanted_, {property}))) push(property, found);
  }

  void add_key(const char* property, const json& found, std::initializer_list<const char*> path) {
    if (!answers_.same_key(found, value_at(wanted_, path))) push(property, found);
  }

  void push(const char* property, const json& found) {
    out_.properties.push_back({.logical_id = change_.logical_id,
                               .property = property,
                               .found = written(found),
                               .wanted = written(value_at(wanted_, {property}))});
  }

  const Change& change_;
  json wanted_;  ///< the properties of the template
  Answers answers_;
  FoundProperties& out_;
};

/// A value for people; absent if it is too large to read.
std::optional<std::string> readable(const std::optional<std::string>& written) {
  if (!written) return "absent";
  const auto value = json::parse(*written, nullptr, false);
  return value.is_structured() ? std::nullopt
                               : std::optional(escape_for_terminal(value_text(value)));
}

}  // namespace

FoundProperties properties_as_found(const ChangeSet& set, const AwsCalls& calls) {
  FoundProperties out;
  for (const auto& change : set.changes) {
    if (change.action == Action::import) Import(change, calls, out).compare();
  }
  return out;
}

nlohmann::ordered_json template_as_found(nlohmann::ordered_json declared,
                                         const std::vector<FoundProperty>& found) {
  for (const auto& [logical_id, property, value, wanted] : found) {
    auto& properties = declared["Resources"][logical_id]["Properties"];
    if (!value) {
      properties.erase(property);
    } else {
      properties[property] = nlohmann::ordered_json::parse(*value);
    }
  }
  return declared;
}

std::string found_text(const FoundProperty& property) {
  const auto what = escape_for_terminal(property.logical_id) + ": " + property.property;
  const auto found = readable(property.found);
  const auto wanted = readable(property.wanted);
  if (!found || !wanted) return what + " differs from the template";
  return fmt::format("{} is {}, the template has {}", what, *found, *wanted);
}

}  // namespace sagewatch
