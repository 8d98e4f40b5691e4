/// Reads requests as JSON lines and prints the verdict of sagewatch::iam on each. A context key
/// with null is known to be absent, and one with a list is multivalued.

#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "sagewatch/document/read.hpp"
#include "sagewatch/iam/evaluate.hpp"

namespace {

using namespace sagewatch;
using nlohmann::json;

iam::Policy policy_of(const json& policy) {
  const auto reading = document::read_json("policy", policy.dump());
  if (!reading.usable()) throw std::runtime_error(reading.problems.front().message);
  auto read = iam::read_policy(reading.document.root);
  if (const auto* wrong = std::get_if<iam::NoPolicy>(&read))
    throw std::runtime_error(wrong->reason);
  return std::get<iam::Policy>(std::move(read));
}

iam::ContextValue value_of(const json& value) {
  iam::ContextValue out{{}, value.is_array()};
  if (value.is_string()) out.values = {cfn::Text(value.get<std::string>())};
  if (value.is_array()) {
    for (const auto& one : value) out.values.emplace_back(one.get<std::string>());
  }
  return out;
}

iam::Request request_of(const json& line) {
  const auto& caller = line.at("caller");
  iam::Request out{
      .caller = {.account = caller.value("account", ""), .service = caller.value("service", "")},
      .action = line.at("action").get<std::string>(),
      .resource = std::nullopt};
  if (caller.contains("arn")) out.caller.arn = cfn::Text(caller["arn"].get<std::string>());
  if (line.at("resource").is_string()) {
    out.resource = cfn::Text(line["resource"].get<std::string>());
  }
  for (const auto& [key, value] : line.at("context").items()) out.context.set(key, value_of(value));
  return out;
}

const char* word(iam::Outcome outcome) {
  switch (outcome) {
    case iam::Outcome::allowed:
      return "Allowed";
    case iam::Outcome::explicitly_denied:
      return "ExplicitlyDenied";
    case iam::Outcome::implicitly_denied:
      return "ImplicitlyDenied";
    case iam::Outcome::undecided:
      return "undecided";
    case iam::Outcome::invalid:
      break;
  }
  return "invalid";
}

}  // namespace

int main() {
  for (std::string text; std::getline(std::cin, text);) {
    const auto line = json::parse(text);
    const auto kind =
        line.at("kind") == "identity" ? iam::PolicyKind::of_identity : iam::PolicyKind::of_resource;
    std::cout << word(iam::evaluate(policy_of(line.at("policy")), kind, request_of(line)).outcome)
              << '\n';
  }
}
