#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "base/plain_text.hpp"
#include "preflight/preflight_checks.hpp"

namespace sagewatch {
namespace {

constexpr auto describe_key = "kms describe-key";
constexpr auto key_check = "key";

Finding key_blocked(std::string what, std::string remedy) {
  return {.status = FindingStatus::blocked,
          .check = key_check,
          .what = std::move(what),
          .remedy = std::move(remedy)};
}

Finding key_finding(const Preflight& subject, const std::string& arn, const nlohmann::json& key) {
  const auto text = [&](const char* name) { return text_of(key, name).value_or(""); };
  const auto state = text("KeyState");
  if (state == "PendingDeletion") {
    return key_blocked(arn + " is scheduled for deletion",
                       fmt::format("keep it: {}, then {}",
                                   subject.command("kms cancel-key-deletion --key-id " + arn),
                                   subject.command("kms enable-key --key-id " + arn)));
  }
  if (state == "Disabled") {
    return key_blocked(arn + " is disabled", subject.command("kms enable-key --key-id " + arn));
  }
  if (state != "Enabled") {
    return key_blocked(
        fmt::format("{} cannot be used: its state is '{}'", arn, escape_for_terminal(state)),
        "name another key with --encryption");
  }
  if (text("KeySpec") != "SYMMETRIC_DEFAULT" || text("KeyUsage") != "ENCRYPT_DECRYPT") {
    return key_blocked(
        fmt::format("{} is not a symmetric encryption key: its spec is {}, its usage {}", arn,
                    escape_for_terminal(text("KeySpec")), escape_for_terminal(text("KeyUsage"))),
        "name another key with --encryption: the services accept symmetric keys only");
  }
  return {
      .status = FindingStatus::fine,
      .check = key_check,
      .what = arn + " is enabled; 'sagewatch key-policy' prints the statements its policy needs"};
}

}  // namespace

void check_key(const Preflight& subject, std::vector<Finding>& findings) {
  const auto arn = subject.config.given_key();
  if (!arn) return;
  if (subject.calls.error(describe_key).value_or("").find("NotFoundException") !=
      std::string::npos) {
    findings.push_back(
        key_blocked("no such key: " + *arn, "list the keys: " + subject.command("kms list-keys")));
    return;
  }
  const auto* output = subject.look(describe_key, key_check, findings);
  const auto* key = output ? member(*output, "KeyMetadata") : nullptr;
  if (key) findings.push_back(key_finding(subject, *arn, *key));
}

}  // namespace sagewatch
