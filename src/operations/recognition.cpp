#include "operations/recognition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

/// What AWS reports about the stack with the name.
struct Found {
  std::string what;  ///< "the stack NAME"
  std::optional<std::string> description;
};

std::optional<Found> read_found(const json& described) {
  if (const auto* set = member(described, "StackSet")) {
    auto of_template = text_of(embedded_json(text_of(*set, "TemplateBody")), "Description");
    return Found{"the stack set " + text_of(*set, "StackSetName").value_or(""),
                 of_template ? std::move(of_template) : text_of(*set, "Description")};
  }
  const auto stacks = list_of(described, "Stacks");
  if (stacks.size() != 1) return std::nullopt;
  return Found{"the stack " + text_of(stacks.front(), "StackName").value_or(""),
               text_of(stacks.front(), "Description")};
}

cfn::Diagnostic not_described() {
  return {.id = "E0312",
          .message =
              "this is not the output of describe-stacks for one stack, nor of describe-stack-set",
          .hint =
              "pass the output of 'aws cloudformation describe-stacks --stack-name NAME --output "
              "json'"};
}

cfn::Diagnostic foreign(const StackEntry& entry, const Found& found) {
  const auto text = found.description ? fmt::format("is described as '{}'",
                                                    escape_for_terminal(*found.description))
                                      : std::string("has no readable description");
  return {.id = "E0316",
          .message = fmt::format("{} is not ours: its template {}, ours as '{}'",
                                 escape_for_terminal(found.what), text, entry.descriptions.front()),
          .hint =
              "find out who owns it; to deploy alongside it, set name-prefix; if it is ours and "
              "its description was changed, change it back"};
}

}  // namespace

cfn::Diagnostics recognize(const StackEntry& entry, const json& described) {
  const auto found = read_found(described);
  if (!found) return {not_described()};
  const auto is_it = [&](std::string_view ours) { return found->description == ours; };
  if (std::ranges::any_of(entry.descriptions, is_it)) return {};
  return {foreign(entry, *found)};
}

}  // namespace sagewatch
