#include "access/policy_statement.hpp"

#include <nlohmann/json.hpp>

#include "access/policy_text.hpp"
#include "base/json_fields.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;
using Strings = std::vector<std::string>;

/// The members `name` and `Not…` of a statement, the latter as "everything but X".
Strings listed(const json& statement, const char* name, const char* inverse,
               std::string_view everything, const ResourceNames& names) {
  Strings out;
  for (const auto& item : list_of(statement, name)) out.push_back(describe_value(item, names));
  if (const auto* excluded = member(statement, inverse)) {
    out.push_back(std::string(everything) + " but " + describe_value(*excluded, names));
  }
  return out;
}

/// The principals of the statement. An open principal that the condition narrows to an organization
/// is described as the accounts in it.
Strings subjects(const json& statement, const PolicyOwner& owner, json& condition,
                 const ResourceNames& names) {
  if (const auto* excluded = member(statement, "NotPrincipal")) {
    Strings out;
    for (const auto& who : principals(*excluded, names)) out.push_back("anyone but " + who);
    return out;
  }
  const auto* principal = member(statement, "Principal");
  if (!principal) return owner.who;
  auto out = principals(*principal, names);
  if (out == Strings{"anyone"}) {
    if (auto accounts = take_organization(condition); !accounts.empty()) out = std::move(accounts);
  }
  return out;
}

Strings objects(const json& statement, const PolicyOwner& owner, const ResourceNames& names) {
  auto out = listed(statement, "Resource", "NotResource", "everything", names);
  const bool unsaid =
      out.empty() || out == Strings{"*"} || out == Strings{std::string(known_after_deployment)};
  return unsaid && !owner.on.empty() ? owner.on : out;
}

}  // namespace

void read_statement(const json& statement, const PolicyOwner& owner, const ResourceNames& names,
                    Access& access) {
  auto condition = member(statement, "Condition") ? statement["Condition"] : json::object();
  const auto who = subjects(statement, owner, condition, names);
  const auto actions = listed(statement, "Action", "NotAction", "every action", names);
  const auto on = objects(statement, owner, names);
  const auto effect = text_of(statement, "Effect").value_or("Allow");
  if (who.empty() || actions.empty() || on.empty() || !condition.is_object()) {
    access.complete = false;
    return;
  }
  for (const auto& subject : who) {
    for (const auto& action : actions) {
      for (const auto& object : on) {
        access.grants.push_back({.effect = effect == "Deny" ? Effect::deny : Effect::allow,
                                 .who = subject,
                                 .action = action,
                                 .on = object,
                                 .condition = describe_condition(condition, names)});
      }
    }
  }
}

void read_policy(const json& document, const PolicyOwner& owner, const ResourceNames& names,
                 Access& access) {
  if (document.is_string()) {
    const auto inner = embedded_json(document.get<std::string>());
    if (inner.is_object()) return read_policy(inner, owner, names, access);
  }
  const auto statements = list_of(document, "Statement");
  if (statements.empty()) access.complete = false;
  for (const auto& statement : statements) read_statement(statement, owner, names, access);
}

}  // namespace sagewatch
