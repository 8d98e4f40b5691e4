#include "operations/recognition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

/// What AWS returned of a stack or a stack set.
struct Found {
  std::string what;  ///< "the stack NAME"
  json body;         ///< of the template; null if it is not in JSON, as ours are
  std::optional<std::string> description;
};

/// The template in `parent`: a value, or the text of one.
json template_body(const json& parent) {
  const auto* body = member(parent, "TemplateBody");
  if (body == nullptr) return nullptr;
  return body->is_string() ? embedded_json(text_of(parent, "TemplateBody")) : *body;
}

std::optional<Found> read_found(std::string_view name, const json& deployed) {
  if (const auto* set = member(deployed, "StackSet")) {
    auto body = template_body(*set);
    auto of_template = text_of(body, "Description");
    return Found{"the stack set " + text_of(*set, "StackSetName").value_or(""), std::move(body),
                 of_template ? std::move(of_template) : text_of(*set, "Description")};
  }
  if (member(deployed, "TemplateBody") == nullptr) return std::nullopt;
  auto body = template_body(deployed);
  auto description = text_of(body, "Description");
  return Found{fmt::format("the stack {}", name), std::move(body), std::move(description)};
}

bool has_landmark(const json& body, const Landmark& landmark) {
  const auto* resources = member(body, "Resources");
  const auto* resource =
      resources ? member(*resources, std::string(landmark.logical_id).c_str()) : nullptr;
  return resource != nullptr && text_of(*resource, "Type") == landmark.type;
}

cfn::Diagnostic not_a_template() {
  return {
      .id = "E0312",
      .message = "this is not the output of get-template, nor of describe-stack-set",
      .hint =
          "pass the output of 'aws cloudformation get-template --stack-name NAME --output json'"};
}

cfn::Diagnostic foreign(const Found& found, const std::string& why) {
  return {.id = "E0316",
          .message =
              fmt::format("{} is not ours: its template {}", escape_for_terminal(found.what), why),
          .hint =
              "find out who owns it; to deploy alongside it, set name-prefix; if it is ours and "
              "its template was changed, change it back"};
}

std::string other_description(const StackEntry& entry, const Found& found) {
  if (!found.description) return "has no readable description";
  return fmt::format("is described as '{}', ours as '{}'", escape_for_terminal(*found.description),
                     entry.descriptions.front());
}

}  // namespace

cfn::Diagnostics recognize(const StackEntry& entry, std::string_view name, const json& deployed) {
  const auto found = read_found(name, deployed);
  if (!found) return {not_a_template()};
  const auto is_it = [&](std::string_view ours) { return found->description == ours; };
  if (std::ranges::none_of(entry.descriptions, is_it)) {
    return {foreign(*found, other_description(entry, *found))};
  }
  if (has_landmark(found->body, entry.landmark)) return {};
  return {foreign(*found, fmt::format("is described as ours is, but has no {} '{}'",
                                      entry.landmark.type, entry.landmark.logical_id))};
}

}  // namespace sagewatch
