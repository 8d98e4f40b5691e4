#include "sagewatch/aws/iam.hpp"

#include <algorithm>
#include <iterator>

#include "sagewatch/cfn/intrinsics.hpp"

namespace sagewatch::iam {

using cfn::List;
using cfn::Object;
using cfn::Value;

namespace {

/// IAM accepts one or a list; one reads better.
template <class Item>
Value one_or_many(const std::vector<Item>& items) {
  if (items.size() == 1) return items.front();
  return cfn::list(items);
}

bool is_plain(const PolicyStatement& statement) {
  return !statement.sid && !statement.principal && statement.effect == "Allow" &&
         statement.conditions.empty();
}

/// Appends the actions or the resources of `grant`; false if the two can't be one statement.
bool joins(PolicyStatement& statement, const PolicyStatement& grant) {
  if (!is_plain(statement) || !is_plain(grant)) return false;
  if (statement.actions == grant.actions) {
    std::ranges::copy(grant.resources, std::back_inserter(statement.resources));
    return true;
  }
  if (statement.resources != grant.resources) return false;
  std::ranges::copy(grant.actions, std::back_inserter(statement.actions));
  return true;
}

}  // namespace

Principal Principal::anyone() { return {"*"}; }

Principal Principal::service(std::string name) { return {Object{{"Service", std::move(name)}}}; }

Principal Principal::services(const std::vector<std::string>& names) {
  return {Object{{"Service", cfn::list(names)}}};
}

Principal Principal::accounts(const std::vector<Text>& ids) {
  std::vector<Text> roots;
  for (const auto& id : ids)
    roots.push_back("arn:" + cfn::pseudo::partition() + ":iam::" + id + ":root");
  return {Object{{"AWS", one_or_many(roots)}}};
}

Object PolicyStatement::render() const {
  Object out{{"Sid", sid}, {"Effect", effect}};
  if (principal) out.set("Principal", principal->value);
  out.set("Action", one_or_many(actions));
  if (!resources.empty()) out.set("Resource", one_or_many(resources));
  if (!conditions.empty()) out.set("Condition", conditions);
  return out;
}

Object policy_document(const std::vector<PolicyStatement>& statements) {
  List rendered;
  for (const auto& statement : statements) rendered.emplace_back(statement.render());
  return {{"Version", "2012-10-17"}, {"Statement", std::move(rendered)}};
}

Role::Role(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::IAM::Role"), props_(std::move(props)) {}

void Role::allow(PolicyStatement grant) {
  const auto takes = [&](PolicyStatement& earlier) { return joins(earlier, grant); };
  if (std::ranges::any_of(statements_, takes)) return;
  statements_.push_back(std::move(grant));
}

Object Role::properties() const {
  Object out{{"RoleName", props_.name},
             {"Path", props_.path},
             {"PermissionsBoundary", props_.permissions_boundary},
             {"Description", props_.description},
             {"AssumeRolePolicyDocument", policy_document(props_.trust)}};
  if (!statements_.empty()) {
    out.set("Policies", List{Object{{"PolicyName", "Permissions"},
                                    {"PolicyDocument", policy_document(statements_)}}});
  }
  return out;
}

std::vector<PolicyStatement> assumed_by(std::string service) {
  return {{.principal = Principal::service(std::move(service)), .actions = {"sts:AssumeRole"}}};
}

}  // namespace sagewatch::iam
