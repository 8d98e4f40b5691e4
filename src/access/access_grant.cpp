#include "access/access_grant.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "access/policy_statement.hpp"
#include "access/policy_text.hpp"
#include "base/json_fields.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

/// Where a resource type keeps a policy document about access to itself or to others.
struct ResourcePolicy {
  std::string_view type;
  const char* document;
  const char* target;  ///< the property that says what it is about; null: the resource itself
};

constexpr std::array<ResourcePolicy, 9> resource_policies{{
    {"AWS::IAM::Role", "AssumeRolePolicyDocument", nullptr},
    {"AWS::Events::EventBus", "Policy", nullptr},
    {"AWS::Oam::Sink", "Policy", nullptr},
    {"AWS::KMS::Key", "KeyPolicy", nullptr},
    {"AWS::Logs::ResourcePolicy", "PolicyDocument", nullptr},
    {"AWS::SQS::QueuePolicy", "PolicyDocument", "Queues"},
    {"AWS::SNS::TopicPolicy", "PolicyDocument", "Topics"},
    {"AWS::S3::BucketPolicy", "PolicyDocument", "Bucket"},
    {"AWS::Lambda::LayerVersionPermission", "PolicyDocument", "LayerVersionArn"},
}};

/// Types that give access, of which not every property is read as a sentence.
constexpr std::array<std::string_view, 6> other_types{
    "AWS::IAM::User",       "AWS::IAM::Group",         "AWS::Events::EventBusPolicy",
    "AWS::KMS::ReplicaKey", "AWS::Lambda::Permission", "AWS::CloudFormation::StackSet"};

constexpr std::array<std::string_view, 19> access_properties{"AssumeRolePolicyDocument",
                                                             "Policies",
                                                             "ManagedPolicyArns",
                                                             "PolicyDocument",
                                                             "Policy",
                                                             "KeyPolicy",
                                                             "Statement",
                                                             "Principal",
                                                             "Action",
                                                             "Condition",
                                                             "SourceArn",
                                                             "SourceAccount",
                                                             "PrincipalOrgID",
                                                             "Roles",
                                                             "Users",
                                                             "Groups",
                                                             "RoleName",
                                                             "TemplateBody",
                                                             "TemplateURL"};

std::vector<std::string> spoken_list(const json& properties, const char* name,
                                     const ResourceNames& names) {
  std::vector<std::string> out;
  for (const auto& item : list_of(properties, name)) out.push_back(spoken(item, names));
  return out;
}

/// An event bus policy tells its statement whole, or in the older form as single properties.
json bus_statement(const json& properties) {
  if (const auto* statement = member(properties, "Statement")) return *statement;
  json out = properties;
  const auto* condition = member(properties, "Condition");
  const auto type = condition ? text_of(*condition, "Type") : std::nullopt;
  const auto key = condition ? text_of(*condition, "Key") : std::nullopt;
  if (type && key) out["Condition"] = {{*type, {{*key, condition->value("Value", json())}}}};
  return out;
}

json permission_statement(const json& properties) {
  json condition = json::object();
  const auto add = [&](const char* property, const char* op, const char* key) {
    if (const auto* value = member(properties, property)) condition[op][key] = *value;
  };
  add("SourceArn", "ArnLike", "aws:SourceArn");
  add("SourceAccount", "StringEquals", "aws:SourceAccount");
  add("PrincipalOrgID", "StringEquals", "aws:PrincipalOrgID");
  json out{{"Condition", condition}};
  if (const auto* action = member(properties, "Action")) out["Action"] = *action;
  if (const auto* principal = member(properties, "Principal")) out["Principal"] = *principal;
  return out;
}

void read_attachments(const json& properties, const std::vector<std::string>& who,
                      const ResourceNames& names, Access& access) {
  for (const auto& policy : spoken_list(properties, "ManagedPolicyArns", names)) {
    for (const auto& subject : who) {
      access.grants.push_back(
          {.effect = Effect::attach, .who = subject, .action = "", .on = policy});
    }
  }
}

/// The policies of roles, users and groups, whether their own or standing apart.
void read_identity(const std::string& logical_id, const std::string& type, const json& properties,
                   const ResourceNames& names, Access& access) {
  PolicyOwner owner{.who = {logical_id}};
  if (type.ends_with("Policy")) {
    owner.who.clear();
    for (const auto* holders : {"Roles", "Users", "Groups", "RoleName", "UserName", "GroupName"}) {
      for (auto& holder : spoken_list(properties, holders, names)) owner.who.push_back(holder);
    }
    if (owner.who.empty()) owner.who = {"whoever has " + logical_id};
    const auto* document = member(properties, "PolicyDocument");
    read_policy(document ? *document : json(), owner, names, access);
  }
  for (const auto& policy : list_of(properties, "Policies")) {
    const auto* document = member(policy, "PolicyDocument");
    read_policy(document ? *document : json(), owner, names, access);
  }
  read_attachments(properties, owner.who, names, access);
}

void read_resource_policy(const ResourcePolicy& policy, const std::string& logical_id,
                          const json& properties, const ResourceNames& names, Access& access) {
  const auto* document = member(properties, policy.document);
  if (!document) {
    // A queue policy without its document hides something; a sink without a policy has none.
    access.complete = !policy.type.ends_with("Policy");
    return;
  }
  PolicyOwner owner{.on = {logical_id}};
  if (policy.target) owner.on = spoken_list(properties, policy.target, names);
  if (policy.type == "AWS::Logs::ResourcePolicy") owner.on.clear();
  read_policy(*document, owner, names, access);
}

}  // namespace

bool gives_access(const std::string& type) {
  return type.starts_with("AWS::IAM::") || type.ends_with("Policy") ||
         type.ends_with("Permission") || std::ranges::count(other_types, type) > 0 ||
         std::ranges::count(resource_policies, type, &ResourcePolicy::type) > 0;
}

bool bears_access(const std::string& type, const std::string& path) {
  const auto property = path.substr(0, path.find('/'));
  return gives_access(type) && std::ranges::count(access_properties, property) > 0;
}

Access access_of(const std::string& logical_id, const std::string& type, const json& properties,
                 const ResourceNames& names) {
  Access access;
  const auto* policy = std::ranges::find(resource_policies, type, &ResourcePolicy::type);
  if (policy != resource_policies.end()) {
    read_resource_policy(*policy, logical_id, properties, names, access);
  }
  if (type == "AWS::Events::EventBusPolicy") {
    PolicyOwner owner{.on = spoken_list(properties, "EventBusName", names)};
    if (owner.on.empty()) owner.on = {"the default event bus"};
    read_statement(bus_statement(properties), owner, names, access);
  } else if (type == "AWS::Lambda::Permission") {
    const PolicyOwner owner{.on = spoken_list(properties, "FunctionName", names)};
    read_statement(permission_statement(properties), owner, names, access);
  } else if (type.starts_with("AWS::IAM::")) {
    read_identity(logical_id, type, properties, names, access);
  } else if (policy == resource_policies.end()) {
    access.complete = false;
  }
  return access;
}

}  // namespace sagewatch
