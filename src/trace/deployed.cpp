#include "sagewatch/trace/deployed.hpp"

#include <algorithm>

#include "physical.hpp"
#include "sagewatch/evaluate/unknown.hpp"

namespace sagewatch::trace {
namespace {

evaluate::Context context_of(const std::string& stack, const Place& place) {
  return {.parameters = place.parameters,
          .account_id = place.account.empty() ? std::nullopt : std::optional(place.account),
          .region = place.region,
          .partition = place.partition,
          .url_suffix = place.partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com",
          .stack_name = stack};
}

/// A policy of which nobody knows what it says.
policy::Policy undecidable(const std::variant<policy::Policy, policy::NoPolicy>& read) {
  policy::Statement statement{.name = "1"};
  statement.unreadable = "it " + std::get<policy::NoPolicy>(read).reason;
  return {{std::move(statement)}};
}

policy::Truth truth(std::optional<bool> known_value) {
  return known_value ? policy::known(*known_value) : policy::Truth::unknown;
}

}  // namespace

Deployed::Deployed(std::string stack, document::Document document, Place place)
    : stack_(std::move(stack)),
      document_(std::move(document)),
      place_(std::move(place)),
      template_(document_),
      evaluator_(template_, context_of(stack_, place_)) {
  evaluator_.resolve_resources([this](const cfn::Reference& reference) {
    return Physical(stack_, place_, template_, evaluator_).value(reference);
  });
  for (const auto& declared : template_.resources()) add(declared);
}

void Deployed::add(const evaluate::Resource& declared) {
  auto exists = policy::Truth::yes;
  if (const auto* condition = declared.body->find("Condition"); condition && condition->text()) {
    exists = truth(evaluator_.condition(*condition->text()));
  }
  if (exists == policy::Truth::no) return;
  const auto* given = declared.properties();
  auto properties = given ? evaluator_.evaluate(*given) : std::nullopt;
  Physical physical(stack_, place_, template_, evaluator_);
  const auto ref = physical.value({.stack = {}, .logical_id = declared.logical_id});
  resources_.push_back({.logical_id = declared.logical_id,
                        .type = declared.type,
                        .properties = properties ? std::move(*properties) : document::Node(),
                        .arn = physical.arn(declared),
                        .ref = ref ? evaluate::text_of(*ref) : std::nullopt,
                        .exists = exists,
                        .stack = this});
}

std::optional<std::string> Deployed::output(std::string_view name) {
  const auto* value = document::find(template_.section("Outputs"), {name, "Value"});
  const auto known = value ? evaluator_.evaluate(*value) : std::nullopt;
  return known ? known->scalar() : std::nullopt;
}

const policy::Policy& Deployed::policy(const document::Node& document) const {
  const auto known = policies_.find(&document);
  if (known != policies_.end()) return known->second;
  auto read = policy::read_policy(document);
  auto* good = std::get_if<policy::Policy>(&read);
  return policies_.emplace(&document, good ? std::move(*good) : undecidable(read)).first->second;
}

cfn::Diagnostics Deployed::problems() const {
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
