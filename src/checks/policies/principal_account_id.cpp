#include <fmt/format.h>

#include <algorithm>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

bool is_account(const std::string& text) {
  return is_account_id(text) || text == "${AWS::AccountId}";
}

/// Whether the service stores principals as ARNs and accepts ARNs: CloudWatch Logs refuses them.
bool may_name_arns(const Policy& policy) {
  return policy.role != iam::PolicyRole::identity &&
         policy.resource->type() != "AWS::Logs::ResourcePolicy";
}

}  // namespace

const Check principal_account_id{
    .id = "W1160",
    .title = "a policy names an account by its id",
    .why =
        "The service may store the ARN of the account instead. The policy means the same, but "
        "drift detection then reports it, even after another deployment.",
    .fix = "write arn:${AWS::Partition}:iam::ACCOUNT:root",
    .source =
        "IAM user guide, AWS JSON policy elements: Principal; issues "
        "aws-cloudformation/cloudformation-coverage-roadmap#2557 and aws/aws-cdk#37797",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto& policy : subject.policies()) {
            if (!may_name_arns(policy)) continue;
            for (const auto& statement : policy.statements) {
              const auto* named = document::find(&statement, {"Principal", "AWS"});
              const auto names = texts_of(named);
              const auto first = std::ranges::find_if(names, is_account);
              if (first == names.end()) continue;
              findings.add(*policy.resource, policy.where(named),
                           fmt::format("the principal {} is an account id", *first));
            }
          }
        },
};

}  // namespace sagewatch::checks
