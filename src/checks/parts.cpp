#include "checks/parts.hpp"

#include <algorithm>

#include "checks/json_text.hpp"
#include "sagewatch/document/utf8.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/facts/scanner.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

std::size_t literal_characters(const cfn::Text& text, Blanks blanks) {
  const auto counts = [&](char c) {
    return !document::continues_character(c) && (c != ' ' || blanks == Blanks::counted);
  };
  std::ptrdiff_t out = 0;
  for (const auto& part : text.parts()) {
    const auto* literal = std::get_if<std::string>(&part);
    if (literal) out += std::ranges::count_if(*literal, counts);
  }
  return static_cast<std::size_t>(out);
}

using TextVisitor = std::function<void(std::string_view, const std::string&, const Node&)>;

void walk_texts(std::string_view key, const Node& node, const TextVisitor& visit) {
  if (const auto* text = node.text()) visit(key, *text, node);
  for (const auto& item : items_of(&node)) walk_texts(key, item, visit);
  if (!node.object()) return;
  for (const auto& [name, offset, value] : node.object()->members()) {
    const bool function = name == "Ref" || name.starts_with("Fn::");
    walk_texts(function ? key : name, value, visit);
  }
}

}  // namespace

const document::List& items_of(const Node* node) {
  static const document::List none;
  return node && node->list() ? *node->list() : none;
}

std::string text_or_empty(const Node* node) {
  const auto text = node ? intrinsics::text_of(*node) : std::nullopt;
  return text ? document::shown(*text) : "";
}

std::optional<std::string> known_text(const Node* node) {
  auto text = node ? node->scalar() : std::nullopt;
  if (text && text->find("{{resolve:") != std::string::npos) text.reset();
  return text;
}

std::size_t least_characters(const Node& node, Blanks blanks) {
  return literal_characters(document::to_json_text(node), blanks);
}

std::size_t least_characters_of_text(const Node& node) {
  const auto text = intrinsics::text_of(node);
  return text ? literal_characters(*text, Blanks::counted) : 0;
}

Node json_in(const Node& text) { return read_json_text(text).root; }

std::string text_with_gaps(const Node* node) {
  const auto content = node ? intrinsics::text_of(*node) : std::nullopt;
  std::string out;
  if (!content) return out;
  for (const auto& part : content->parts()) {
    const auto* literal = std::get_if<std::string>(&part);
    out += literal ? std::string_view(*literal) : gap;
  }
  return out;
}

bool is_name(std::string_view text, std::size_t least, std::size_t most, std::string_view others) {
  const auto fits = [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
           others.find(c) != std::string_view::npos;
  };
  return text.size() >= least && text.size() <= most && std::ranges::all_of(text, fits);
}

void for_each_target(const Template& subject,
                     const std::function<void(const Resource&, const Node&)>& visit) {
  for (const auto* rule : subject.of_type("AWS::Events::Rule")) {
    for (const auto& target : items_of(rule->find("Targets"))) visit(*rule, target);
  }
}

const Resource* target_of_type(const Template& subject, const Node* arn, std::string_view type) {
  const auto* found = subject.referenced(arn);
  return found && found->type() == type ? found : nullptr;
}

void for_each_text(const Resource& resource, const TextVisitor& visit) {
  if (const auto* properties = resource.declared->properties()) walk_texts("", *properties, visit);
}

std::set<std::string> dependencies_of(const Resource& resource) {
  const auto names = texts_of(resource.declared->body->find("DependsOn"));
  return {names.begin(), names.end()};
}

bool is_conditional(const Resource& resource) {
  return resource.declared->body->find("Condition") != nullptr;
}

}  // namespace sagewatch::checks
