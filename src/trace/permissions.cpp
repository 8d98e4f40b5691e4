#include "permissions.hpp"

#include <algorithm>

#include "property_text.hpp"
#include "sagewatch/iam/policy_properties.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::trace::permissions {
namespace {

using cfn::Text;
using document::Node;
using iam::Policy;
using iam::Statement;

/// The policy in a property; nothing if there is no such property.
Policy read(const Resource& resource, std::string_view property) {
  const auto* document = resource.properties.find(property);
  return document ? resource.stack->policy(*document) : Policy{};
}

/// Whether a property is this text, or a list with this text.
bool names(const Resource& resource, std::string_view property, const std::optional<Text>& wanted) {
  const auto* value = resource.properties.find(property);
  if (!value || !wanted) return false;
  const document::List alone{*value};
  return std::ranges::any_of(value->list() ? *value->list() : alone,
                             [&](const Node& item) { return intrinsics::text_of(item) == wanted; });
}

/// `Action`, `Principal` and `Condition` as an EventBusPolicy has them without a Statement.
Policy old_form(const Resource& resource, const Resource& bus) {
  Statement out{.name = "'" + resource.logical_id + "'"};
  const auto principal = property_text(resource, "Principal");
  const auto action = property_text(resource, "Action");
  if (principal) out.principals = {{"AWS", *principal}};
  if (action) out.actions = iam::Selection{false, {*action}};
  out.resources = iam::Selection{false, {*bus.arn}};
  if (const auto* condition = resource.properties.find("Condition")) {
    const auto part = [&](std::string_view name) {
      const auto* value = condition->find(name);
      return value ? intrinsics::text_of(*value) : std::nullopt;
    };
    const auto type = part("Type");
    const auto key = part("Key");
    const auto value = part("Value");
    if (type && key && value && type->literal() && key->literal()) {
      out.conditions.push_back({*type->literal(), *key->literal(), {*value}});
    } else {
      out.unreadable = "its Condition can't be read";
    }
  }
  return {{std::move(out)}};
}

/// "events.amazonaws.com" is a service, everything else an account or an identity.
iam::PrincipalEntry principal_entry(const Text& principal) {
  const auto* literal = principal.literal();
  const bool service = literal != nullptr && literal->find(".amazonaws.com") != std::string::npos;
  return {service ? "Service" : "AWS", principal};
}

Statement permission(const Resource& resource, const Resource& function) {
  Statement out{.name = "'" + resource.logical_id + "'"};
  if (const auto principal = property_text(resource, "Principal")) {
    out.principals = {principal_entry(*principal)};
  }
  if (const auto action = property_text(resource, "Action")) {
    out.actions = iam::Selection{false, {*action}};
  }
  out.resources = iam::Selection{false, {*function.arn}};
  for (const auto& [property, operation, key] :
       iam::find_statement_properties(resource.type)->conditions) {
    if (const auto value = property_text(resource, property))
      out.conditions.push_back({std::string(operation), std::string(key), {*value}});
  }
  return out;
}

/// Policies that are resources of their own and list what they apply to.
Policy attached(const Stacks& stacks, std::string_view type, std::string_view list,
                const Resource& to) {
  Policy out;
  for (const auto* resource : of_type(stacks, type)) {
    if (names(*resource, list, to.ref)) out.add(read(*resource, "PolicyDocument"));
  }
  return out;
}

bool has_items(const Resource& resource, std::string_view property) {
  const auto* value = resource.properties.find(property);
  return value != nullptr && (value->list() == nullptr || !value->list()->empty());
}

Policy of_role(const Stacks& stacks, const Resource& role) {
  Policy out;
  const auto* policies = role.properties.find("Policies");
  if (policies && policies->list()) {
    for (const auto& one : *policies->list()) {
      const auto* document = one.find("PolicyDocument");
      if (document) out.add(role.stack->policy(*document));
    }
  }
  out.add(attached(stacks, "AWS::IAM::Policy", "Roles", role));
  out.add(attached(stacks, "AWS::IAM::ManagedPolicy", "Roles", role));
  out.add(attached(stacks, "AWS::IAM::RolePolicy", "RoleName", role));
  return out;
}

}  // namespace

Policy of_bus(const Stacks& stacks, const Resource& bus) {
  auto out = read(bus, "Policy");
  for (const auto* resource : of_type(stacks, "AWS::Events::EventBusPolicy")) {
    if (!names(*resource, "EventBusName", bus.ref)) continue;
    const auto* statement = resource->properties.find("Statement");
    out.add(statement ? iam::read_statement(*statement) : old_form(*resource, bus));
  }
  return out;
}

Policy of_function(const Stacks& stacks, const Resource& function) {
  Policy out;
  for (const auto* resource : of_type(stacks, "AWS::Lambda::Permission")) {
    const bool for_it = names(*resource, "FunctionName", function.ref) ||
                        names(*resource, "FunctionName", function.arn);
    if (for_it) out.statements.push_back(permission(*resource, function));
  }
  return out;
}

Policy of_queue(const Stacks& stacks, const Resource& queue) {
  return attached(stacks, "AWS::SQS::QueuePolicy", "Queues", queue);
}

Policy of_topic(const Stacks& stacks, const Resource& topic) {
  return attached(stacks, "AWS::SNS::TopicPolicy", "Topics", topic);
}

Policy of_logs(const Stacks& stacks) {
  Policy out;
  for (const auto* resource : of_type(stacks, "AWS::Logs::ResourcePolicy")) {
    out.add(read(*resource, "PolicyDocument"));
  }
  return out;
}

Policy of_sink(const Resource& sink) { return read(sink, "Policy"); }

Policy of_key(const Resource& key) { return read(key, "KeyPolicy"); }

Policy trust(const Resource& role) { return read(role, "AssumeRolePolicyDocument"); }

iam::Verdict role_may(const Stacks& stacks, const Resource& role, const iam::Request& request) {
  using iam::Outcome;
  auto out = iam::evaluate(of_role(stacks, role), iam::PolicyKind::of_identity, request);
  if (out.outcome == Outcome::implicitly_denied && has_items(role, "ManagedPolicyArns")) {
    return {Outcome::undecided, "its managed policies, which are not known here, may allow it"};
  }
  const bool trusted = role.stack->place().trusts_boundaries;
  if (out.outcome == Outcome::allowed && !trusted && role.properties.find("PermissionsBoundary")) {
    return {Outcome::undecided, "its permissions boundary, which is not known here, may deny it"};
  }
  return out;
}

}  // namespace sagewatch::trace::permissions
