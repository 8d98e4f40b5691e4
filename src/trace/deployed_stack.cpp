#include "sagewatch/trace/deployed_stack.hpp"

#include <algorithm>

#include "physical.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::trace {
namespace {

intrinsics::Context context_of(const std::string& stack, const Place& place) {
  return {.parameters = place.parameters,
          .account_id = place.account.empty() ? std::nullopt : std::optional(place.account),
          .region = place.region,
          .partition = place.partition,
          .url_suffix = place.partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com",
          .stack_name = stack};
}

/// A policy with unknown content.
iam::Policy undecidable(const std::variant<iam::Policy, iam::NoPolicy>& read) {
  iam::Statement statement{.name = "1"};
  statement.unreadable = "it " + std::get<iam::NoPolicy>(read).reason;
  return {{std::move(statement)}};
}

iam::Truth truth(std::optional<bool> known_value) {
  return known_value ? iam::known(*known_value) : iam::Truth::unknown;
}

}  // namespace

DeployedStack::DeployedStack(std::string stack, document::Document document, Place place)
    : stack_(std::move(stack)),
      document_(std::move(document)),
      place_(std::move(place)),
      template_(document_, context_of(stack_, place_)),
      evaluator_(template_, context_of(stack_, place_)) {
  evaluator_.resolve_resources([this](const cfn::Reference& reference) {
    return Physical(stack_, place_, template_, evaluator_).value(reference);
  });
  for (const auto& declared : template_.resources()) add(declared);
}

void DeployedStack::add(const intrinsics::Resource& declared) {
  auto exists = iam::Truth::yes;
  if (const auto* condition = declared.body->find("Condition"); condition && condition->text()) {
    exists = truth(evaluator_.condition(*condition->text()));
  }
  if (exists == iam::Truth::no) return;
  const auto* given = declared.properties();
  auto properties = given ? evaluator_.evaluate(*given) : std::nullopt;
  Physical physical(stack_, place_, template_, evaluator_);
  const auto ref = physical.value({.stack = {}, .logical_id = declared.logical_id});
  resources_.push_back({.logical_id = declared.logical_id,
                        .type = declared.type,
                        .properties = properties ? std::move(*properties) : document::Node(),
                        .arn = physical.arn(declared),
                        .ref = ref ? intrinsics::text_of(*ref) : std::nullopt,
                        .exists = exists,
                        .stack = this});
}

std::optional<std::string> DeployedStack::output(std::string_view name) {
  const auto* value = document::find(template_.section("Outputs"), {name, "Value"});
  const auto known = value ? evaluator_.evaluate(*value) : std::nullopt;
  return known ? known->scalar() : std::nullopt;
}

const iam::Policy& DeployedStack::policy(const document::Node& document) const {
  const auto known = policies_.find(&document);
  if (known != policies_.end()) return known->second;
  auto read = iam::read_policy(document);
  auto* good = std::get_if<iam::Policy>(&read);
  return policies_.emplace(&document, good ? std::move(*good) : undecidable(read)).first->second;
}

cfn::Diagnostics DeployedStack::problems() const {
  auto out = template_.problems();
  out.insert(out.end(), evaluator_.problems().begin(), evaluator_.problems().end());
  return out;
}

std::vector<const Resource*> of_type(const Stacks& stacks, std::string_view type) {
  std::vector<const Resource*> out;
  for (const auto& stack : stacks) {
    for (const auto& resource : stack->resources()) {
      if (resource.type == type) out.push_back(&resource);
    }
  }
  return out;
}

const Resource* find(const Stacks& stacks, std::string_view type, const cfn::Text& arn) {
  const auto all = of_type(stacks, type);
  const auto found =
      std::ranges::find_if(all, [&](const Resource* resource) { return resource->arn == arn; });
  return found == all.end() ? nullptr : *found;
}

}  // namespace sagewatch::trace
