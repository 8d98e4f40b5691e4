#include "access/access_grant.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "access/policy_statement.hpp"
#include "access/policy_text.hpp"
#include "base/json_fields.hpp"
#include "sagewatch/iam/policy_properties.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

/// Types that grant access, not all of whose properties are understood.
constexpr std::array<std::string_view, 1> other_types{"AWS::CloudFormation::StackSet"};

/// Properties that grant access, of any type, other than those in the tables of policies.
constexpr std::array<std::string_view, 16> access_properties{"Policies",       "ManagedPolicyArns",
                                                             "PolicyDocument", "Policy",
                                                             "ResourcePolicy", "Statement",
                                                             "Principal",      "Action",
                                                             "Condition",      "Roles",
                                                             "Users",          "Groups",
                                                             "RoleName",       "UserName",
                                                             "TemplateBody",   "TemplateURL"};

std::vector<std::string> describe_list(const json& properties, const char* name,
                                       const ResourceNames& names) {
  std::vector<std::string> out;
  for (const auto& item : list_of(properties, name)) out.push_back(describe_value(item, names));
  return out;
}

/// An event bus policy has its statement as a whole, or in the older form as single properties.
json bus_statement(const json& properties) {
  if (const auto* statement = member(properties, "Statement")) return *statement;
  json out = properties;
  const auto* condition = member(properties, "Condition");
  const auto type = condition ? text_of(*condition, "Type") : std::nullopt;
  const auto key = condition ? text_of(*condition, "Key") : std::nullopt;
  if (type && key) out["Condition"] = {{*type, {{*key, condition->value("Value", json())}}}};
  return out;
}

json statement_of(const iam::StatementProperties& type, const json& properties) {
  json condition = json::object();
  for (const auto& [property, operation, key] : type.conditions) {
    if (const auto* value = member(properties, std::string(property).c_str()))
      condition[std::string(operation)][std::string(key)] = *value;
  }
  json out{{"Condition", condition}};
  if (const auto* action = member(properties, "Action")) out["Action"] = *action;
  if (const auto* principal = member(properties, "Principal")) out["Principal"] = *principal;
  return out;
}

void read_attachments(const json& properties, const std::vector<std::string>& who,
                      const ResourceNames& names, Access& access) {
  for (const auto& policy : describe_list(properties, "ManagedPolicyArns", names)) {
    for (const auto& subject : who) {
      access.grants.push_back(
          {.effect = Effect::attach, .who = subject, .action = "", .on = policy});
    }
  }
}

/// The policies of roles, users and groups, inline or as resources of their own.
void read_identity(const std::string& logical_id, const std::string& type, const json& properties,
                   const ResourceNames& names, Access& access) {
  PolicyOwner owner{.who = {logical_id}};
  if (type.ends_with("Policy")) {
    owner.who.clear();
    for (const auto* holders : {"Roles", "Users", "Groups", "RoleName", "UserName", "GroupName"}) {
      for (auto& holder : describe_list(properties, holders, names)) owner.who.push_back(holder);
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

void read_resource_policy(const iam::PolicyProperty& policy, const std::string& logical_id,
                          const json& properties, const ResourceNames& names, Access& access) {
  const auto* document = member(properties, std::string(policy.document).c_str());
  if (!document) {
    // A queue policy without its document is incomplete; a sink may have no policy.
    access.complete = !policy.type.ends_with("Policy");
    return;
  }
  PolicyOwner owner{.on = {logical_id}};
  if (!policy.about.empty())
    owner.on = describe_list(properties, std::string(policy.about).c_str(), names);
  if (policy.type == "AWS::Logs::ResourcePolicy") owner.on.clear();
  read_policy(*document, owner, names, access);
}

void read_bus_policy(const json& properties, const ResourceNames& names, Access& access) {
  PolicyOwner owner{.on = describe_list(properties, "EventBusName", names)};
  if (owner.on.empty()) owner.on = {"the default event bus"};
  read_statement(bus_statement(properties), owner, names, access);
}

}  // namespace

bool gives_access(const std::string& type) {
  return type.starts_with("AWS::IAM::") || type.ends_with("Policy") ||
         type.ends_with("Permission") || std::ranges::count(other_types, type) > 0 ||
         iam::find_policy_property(type) != nullptr;
}

bool affects_access(const std::string& type, const std::string& path) {
  if (!gives_access(type)) return false;
  const auto property = path.substr(0, path.find('/'));
  if (std::ranges::count(access_properties, property) > 0) return true;
  const auto* policy = iam::find_policy_property(type);
  if (policy && policy->document == property) return true;
  const auto* statement = iam::find_statement_properties(type);
  return statement != nullptr &&
         std::ranges::count(statement->conditions, property, &iam::ConditionProperty::property) > 0;
}

Access access_of(const std::string& logical_id, const std::string& type, const json& properties,
                 const ResourceNames& names) {
  Access access;
  const auto* policy = iam::find_policy_property(type);
  if (type == "AWS::Events::EventBusPolicy") {
    read_bus_policy(properties, names, access);
  } else if (policy && policy->role != iam::PolicyRole::identity) {
    read_resource_policy(*policy, logical_id, properties, names, access);
  }
  if (type.starts_with("AWS::IAM::")) {
    read_identity(logical_id, type, properties, names, access);
  } else if (const auto* statement = iam::find_statement_properties(type)) {
    const PolicyOwner owner{
        .on = describe_list(properties, std::string(statement->about).c_str(), names)};
    read_statement(statement_of(*statement, properties), owner, names, access);
  } else if (!policy || policy->role == iam::PolicyRole::identity) {
    access.complete = false;
  }
  return access;
}

}  // namespace sagewatch
