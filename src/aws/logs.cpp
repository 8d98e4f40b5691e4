#include "sagewatch/aws/logs.hpp"

#include <algorithm>

#include "sagewatch/aws/arn.hpp"
#include "sagewatch/cfn/intrinsics.hpp"
#include "sagewatch/cfn/json.hpp"

namespace sagewatch::logs {

using cfn::Object;

namespace {

/// What AWS calls credentials: AWS fact LOG-13.
cfn::List credentials(const std::string& partition) {
  cfn::List out;
  for (const auto* kind : {"AwsSecretKey", "OpenSshPrivateKey", "PgpPrivateKey", "PkcsPrivateKey",
                           "PuttyPrivateKey"}) {
    out.emplace_back("arn:" + partition + ":dataprotection::aws:data-identifier/" + kind);
  }
  return out;
}

/// The two statements must have the same identifiers.
Object masking_policy(const std::string& partition) {
  const auto statement = [&](const char* id, Object operation) {
    return Object{{"Sid", id},
                  {"DataIdentifier", credentials(partition)},
                  {"Operation", std::move(operation)}};
  };
  return {{"Name", "credentials"},
          {"Version", "2021-06-01"},
          {"Statement",
           cfn::List{statement("Audit", {{"Audit", Object{{"FindingsDestination", Object{}}}}}),
                     statement("Mask", {{"Deidentify", Object{{"MaskConfig", Object{}}}}})}}};
}

}  // namespace

LogGroup::LogGroup(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::Logs::LogGroup"), props_(std::move(props)) {
  on_removal(cfn::Removal::retain);
}

Text LogGroup::arn() const { return aws::local_arn("logs", "log-group:" + name()); }

void LogGroupReference::grant_write(iam::Role& grantee) const {
  grantee.allow(
      {.actions = {"logs:CreateLogStream", "logs:PutLogEvents"}, .resources = {streams_arn}});
}

LogGroupReference log_group_named(std::string_view name) {
  return {name, aws::local_arn("logs", "log-group:" + Text(name) + ":*")};
}

Object LogGroup::properties() const {
  return {
      {"LogGroupName", props_.name},
      {"RetentionInDays", props_.retention_days},
      {"KmsKeyId", props_.key_arn},
      {"DataProtectionPolicy", props_.credentials_masked_in
                                   ? std::optional(masking_policy(*props_.credentials_masked_in))
                                   : std::nullopt}};
}

ResourcePolicy::ResourcePolicy(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::Logs::ResourcePolicy"), props_(std::move(props)) {}

void ResourcePolicy::allow_events_to(const LogGroup& group) {
  if (std::ranges::find(streams_, group.streams_arn()) != streams_.end()) return;
  streams_.push_back(group.streams_arn());
}

Object ResourcePolicy::properties() const {
  // Not limited to the rule, which depends on this policy. When EventBridge creates a log stream,
  // it names no account: AWS fact EB-21.
  const Object this_account{{"aws:SourceAccount", cfn::pseudo::account_id()}};
  const iam::PolicyStatement statement{.sid = "EventsToLogs",
                                       .principal = iam::Principal::services(
                                           {"events.amazonaws.com", "delivery.logs.amazonaws.com"}),
                                       .actions = {"logs:CreateLogStream", "logs:PutLogEvents"},
                                       .resources = streams_,
                                       .conditions = {{"StringEqualsIfExists", this_account}}};
  // GovCloud and China accept the document as a string only.
  return {{"PolicyName", props_.name},
          {"PolicyDocument", cfn::to_json_text(iam::policy_document({statement}))}};
}

QueryDefinition::QueryDefinition(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::Logs::QueryDefinition"), props_(std::move(props)) {}

Object QueryDefinition::properties() const {
  return {{"Name", props_.name},
          {"QueryString", props_.query},
          {"LogGroupNames", cfn::list(props_.log_groups)}};
}

}  // namespace sagewatch::logs
