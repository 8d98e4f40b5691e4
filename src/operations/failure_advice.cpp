#include "operations/failure_advice.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace sagewatch {
namespace {

/// The first match is used, so the more specific entries come first.
struct Advice {
  std::string_view type;     ///< the beginning of the resource type; empty: any
  std::string_view pattern;  ///< in lower case, somewhere in the reason
  std::string_view text;
};

constexpr std::string_view name_in_use =
    "the name is in use: check whether an earlier deployment retained the resource; delete it, or "
    "import it with a change set created with --import-existing-resources";
constexpr std::string_view sink_exists =
    "an account can have one OAM sink in a Region: 'aws oam list-sinks' shows the existing one; "
    "adopt it with existing-sink-arns, delete it, or turn observability off";
constexpr std::string_view not_allowed =
    "the reason names the action and the resource: grant that permission to the deploying role (or "
    "the stack's service role), and look for a service control policy that denies it";
constexpr std::string_view too_fast = "AWS throttled the calls: run it again in a few minutes";

constexpr std::array<Advice, 34> advices{{
    {"AWS::Oam::Sink", "already exists", sink_exists},
    {"AWS::Oam::Sink", "quota", sink_exists},
    {"AWS::Oam::Sink", "limit", sink_exists},
    {"AWS::Oam::Sink", "link",
     "source accounts are still linked to the sink: destroy the stack sets of the management "
     "account (make destroy-management-stackset) first"},
    {"AWS::Oam::Link", "sink policy",
     "the sink does not let this account link to it: check the OU paths and the resource types of "
     "the monitoring stack"},
    {"AWS::Oam::Link", "quota", "an account has at most five OAM links: delete one"},
    {"AWS::Oam::Link", "limit", "an account has at most five OAM links: delete one"},
    {"AWS::CloudFormation::StackSet", "trusted access",
     "activate trusted access: aws cloudformation activate-organizations-access"},
    {"AWS::CloudFormation::StackSet", "not empty",
     "the stack set still has stacks: delete its instances first, then try again"},
    {"AWS::CloudFormation::StackSet", "operation",
     "some accounts failed: 'aws cloudformation list-stack-instances --stack-set-name NAME' shows "
     "which and why; fix these, then deploy again"},
    {"AWS::CloudFormation::Stack", "embedded stack",
     "the cause is in the nested stack: run 'aws cloudformation describe-stack-events' with its "
     "ARN, and pipe it into 'sagewatch events'"},
    {"AWS::S3::Bucket", "not empty", "empty the bucket, then delete the stack again"},
    {"AWS::Lambda::", "unreservedconcurrentexecution",
     "the account has too little concurrency left to reserve any: request a higher quota in "
     "Service Quotas, or reserve less"},
    {"AWS::Lambda::", "cannot be assumed by lambda",
     "the role was too new for Lambda to assume it: run it again"},
    {"", "rate exceeded", too_fast},
    {"", "throttl", too_fast},
    {"", "too many requests", too_fast},
    {"", "toomanyrequests", too_fast},
    {"", "already exists", name_in_use},
    {"", "alreadyexists", name_in_use},
    {"", "invalid principal",
     "a policy names an account, role or user that does not exist (yet): check the account ids, "
     "and create the role first"},
    {"", "kms",
     "the KMS key is missing, disabled, or its policy does not let this service use it: check the "
     "key's state and policy"},
    {"", "not authorized", not_allowed},
    {"", "accessdenied", not_allowed},
    {"", "access denied", not_allowed},
    {"", "unauthorized", not_allowed},
    {"", "hook(s) failed",
     "a CloudFormation hook of the organization refused it: ask the owner of the hook, or change "
     "the resource to satisfy it"},
    {"", "as it is in use by",
     "another stack imports an output of this one: delete that one first"},
    {"", "still in use", "something outside of the stack uses it: remove that, then try again"},
    {"", "unable to assume role",
     "CloudFormation may not use the service role given to the stack: check its trust policy"},
    {"", "quota",
     "a quota of the account is exhausted: delete what is not needed, or request a higher one"},
    {"", "limit",
     "a quota of the account is exhausted: delete what is not needed, or request a higher one"},
    {"", "internal failure", "an error inside AWS: run it again"},
    {"", "user initiated", "the update was cancelled: run it again when you are ready"},
}};

struct StateAdvice {
  std::string_view status;
  std::string_view text;
};

constexpr std::array<StateAdvice, 10> state_advices{{
    {"ROLLBACK_COMPLETE",
     "only the failed stack is left; it must be deleted before the next attempt (the deploy "
     "script does it)"},
    {"ROLLBACK_FAILED",
     "some resources could not be removed; delete the stack before the next attempt (the deploy "
     "script "
     "does it)"},
    {"CREATE_FAILED",
     "what was created before the failure still exists; delete the stack before the next attempt "
     "(the deploy script does it)"},
    {"DELETE_COMPLETE", "the stack and what it had created are gone; fix the cause, then deploy"},
    {"DELETE_FAILED", "some resources still exist; fix the cause, then delete it again"},
    {"UPDATE_ROLLBACK_COMPLETE",
     "the stack is as it was before the update; fix the cause, then deploy again"},
    {"UPDATE_ROLLBACK_FAILED",
     "the stack is half updated; fix the cause, then run 'aws cloudformation "
     "continue-update-rollback'"},
    {"UPDATE_FAILED", "the stack is half updated; fix the cause, then deploy again"},
    {"IMPORT_ROLLBACK_COMPLETE", "the stack is as it was before; fix the cause, then try again"},
    {"IMPORT_ROLLBACK_FAILED", "the stack is half changed; look at its events in the console"},
}};

}  // namespace

std::optional<std::string_view> advice_for(std::string_view type, std::string_view reason) {
  std::string lower(reason);
  std::ranges::transform(lower, lower.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto* found = std::ranges::find_if(advices, [&](const auto& advice) {
    return type.starts_with(advice.type) && lower.find(advice.pattern) != std::string::npos;
  });
  if (found == advices.end()) return std::nullopt;
  return found->text;
}

std::optional<std::string_view> advice_for_state(std::string_view status) {
  const auto* found = std::ranges::find(state_advices, status, &StateAdvice::status);
  if (found == state_advices.end()) return std::nullopt;
  return found->text;
}

}  // namespace sagewatch
