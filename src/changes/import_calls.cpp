#include "changes/import_calls.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"

namespace sagewatch {
namespace {

class Planner {
 public:
  void ask_about(const Change& change) {
    const auto id = change.physical_id.value_or("");
    const auto after = embedded_json(change.after);
    const auto* properties = member(after, "Properties");
    if (change.type == "AWS::Logs::LogGroup") {
      ask("logs describe-log-groups", id, {"--log-group-name-prefix", id});
      if (properties) ask_about_wanted_key(*properties, "KmsKeyId");
    } else if (change.type == "AWS::DynamoDB::Table") {
      for (const auto* operation :
           {"describe-table", "describe-continuous-backups", "describe-time-to-live"}) {
        ask(std::string("dynamodb ") + operation, id, {"--table-name", id});
      }
      const auto* encryption = properties ? member(*properties, "SSESpecification") : nullptr;
      if (encryption) ask_about_wanted_key(*encryption, "KMSMasterKeyId");
    } else if (change.type == "AWS::KMS::Key") {
      ask("kms get-key-policy", id, {"--key-id", id, "--policy-name", "default"});
      ask("kms get-key-rotation-status", id, {"--key-id", id});
    }
  }

  std::vector<PlannedCall> calls() && { return std::move(calls_); }

 private:
  void ask(std::string call, const std::string& of, std::vector<std::string> arguments) {
    const auto same = [&](const auto& other) { return other.call == call && other.of == of; };
    if (std::ranges::any_of(calls_, same)) return;
    calls_.push_back({.call = std::move(call),
                      .of = of,
                      .arguments = std::move(arguments),
                      .region = {},
                      .profile = {}});
  }

  /// The template may know the key by its alias, which stands for the key that AWS tells.
  void ask_about_wanted_key(const nlohmann::json& where, const char* property) {
    auto key = text_of(where, property).value_or("");
    if (const auto alias = key.find(":alias/"); alias != std::string::npos) key.erase(0, alias + 1);
    if (!key.empty()) ask("kms describe-key", key, {"--key-id", key});
  }

  std::vector<PlannedCall> calls_;
};

}  // namespace

std::vector<PlannedCall> import_calls(const ChangeSet& set) {
  Planner planner;
  for (const auto& change : set.changes) {
    if (change.action == Action::import) planner.ask_about(change);
  }
  return std::move(planner).calls();
}

}  // namespace sagewatch
