#include "functions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base64.hpp"
#include "cost.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::intrinsics {
namespace {

using document::List;
using document::Node;
using document::Object;

/// The first reference that a value depends on, if it can't be known entirely.
cfn::Text dependency(const cfn::Text& text) {
  const auto parts = text.parts();
  const auto found = std::ranges::find_if(
      parts, [](const auto& part) { return std::holds_alternative<cfn::Reference>(part); });
  return std::get<cfn::Reference>(*found);
}

std::size_t occurrences(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (auto at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + what.size())) {
    ++count;
  }
  return count;
}

List pieces(std::string_view text, std::string_view delimiter, std::uint32_t offset) {
  List out;
  for (auto at = text.find(delimiter); at != std::string_view::npos; at = text.find(delimiter)) {
    out.emplace_back(std::string(text.substr(0, at)), offset);
    text.remove_prefix(at + delimiter.size());
  }
  out.emplace_back(std::string(text), offset);
  return out;
}

/// Whether a macro makes the value.
bool is_macro_call(const Node& node) {
  const auto* object = node.object();
  const auto* call = object ? function_call(*object) : nullptr;
  return call != nullptr && call->key == "Fn::Transform";
}

}  // namespace

const document::Member* function_call(const Object& object) {
  if (object.size() != 1) return nullptr;
  const auto& member = object.members().front();
  const bool loop = member.key.starts_with("Fn::ForEach::");
  const bool function = member.key == "Ref" || (member.key.starts_with("Fn::") && !loop);
  return function ? &member : nullptr;
}

Functions::Function Functions::find(std::string_view name) {
  struct Entry {
    std::string_view name;
    Function function;
  };
  static constexpr std::array<Entry, 11> entries{{{"Ref", &Functions::ref},
                                                  {"Fn::GetAtt", &Functions::get_att},
                                                  {"Fn::Sub", &Functions::sub},
                                                  {"Fn::Join", &Functions::join},
                                                  {"Fn::Select", &Functions::select},
                                                  {"Fn::Split", &Functions::split},
                                                  {"Fn::If", &Functions::choose},
                                                  {"Fn::FindInMap", &Functions::find_in_map},
                                                  {"Fn::Base64", &Functions::base64},
                                                  {"Fn::ToJsonString", &Functions::to_json_string},
                                                  {"Fn::Length", &Functions::length}}};
  const auto* found = std::ranges::find(entries, name, &Entry::name);
  return found == entries.end() ? nullptr : found->function;
}

std::optional<Node> Functions::call(const document::Member& call) {
  name_ = call.key;
  if (is_macro_call(call.value))
    return Node(cfn::Text(cfn::Reference{"", "Fn::Transform"}), offset_);
  if (const auto function = find(call.key)) return (this->*function)(call.value);
  return unknown_function(call.key, call.value);
}

Functions::Result Functions::ref(const Node& argument) {
  const auto known = name_in(argument);
  if (!known) return wrong("the name of a parameter or resource");
  const auto* name = known->text();
  if (!name) return Node(dependency(*known->get<cfn::Text>()), offset_);
  if (*name == "AWS::NoValue") return std::nullopt;
  return evaluator_.reference({"", *name}, offset_);
}

Functions::Result Functions::name_in(const Node& argument) {
  if (argument.text()) return argument;
  auto value =
      evaluator_.template_.has_language_extensions() ? evaluator_.evaluate(argument) : std::nullopt;
  const bool fits = value && (value->text() != nullptr || value->get<cfn::Text>() != nullptr);
  return fits ? std::move(value) : std::nullopt;
}

Functions::Result Functions::get_att(const Node& argument) {
  constexpr auto expected = "the id of a resource and one of its attributes";
  if (const auto* text = argument.text()) {
    const auto dot = text->find('.');
    if (dot == std::string::npos) return wrong(expected);
    return evaluator_.reference({"", text->substr(0, dot), text->substr(dot + 1)}, offset_);
  }
  const auto both = arguments(argument, 2, 2, expected);
  if (!both) return Node();
  const auto attribute = text_of((*both)[1]);
  if (const auto* partly = (*both)[0].get<cfn::Text>()) return Node(dependency(*partly), offset_);
  if (!(*both)[0].text() || !attribute) return wrong(expected);
  return evaluator_.reference({"", *(*both)[0].text(), document::shown(*attribute)}, offset_);
}

Functions::Result Functions::join(const Node& argument) {
  const auto both = arguments(argument, 2, 2, "a delimiter and a list");
  if (!both) return Node();
  const auto* delimiter = (*both)[0].text();
  if (!delimiter) return wrong("a delimiter and a list");
  const auto* items = (*both)[1].list();
  if (!items) return unknown((*both)[1]) ? (*both)[1] : wrong("a delimiter and a list");
  if (!evaluator_.afford(items->size() * delimiter->size(), offset_)) return Node();
  std::vector<cfn::Text> texts;
  for (const auto& item : *items) {
    auto known = text_of(item);
    if (!known) return wrong("a list of strings");
    texts.push_back(std::move(*known));
  }
  return text(cfn::join(texts, *delimiter));
}

Functions::Result Functions::select(const Node& argument) {
  const auto both = arguments(argument, 2, 2, "an index and a list");
  if (!both) return Node();
  if ((*both)[0].get<cfn::Text>()) return (*both)[0];
  if ((*both)[1].get<cfn::Text>()) return (*both)[1];
  const auto index = (*both)[0].integer();
  const auto* items = (*both)[1].list();
  if (!index || !items) return wrong("an index and a list");
  if (*index < 0 || static_cast<std::size_t>(*index) >= items->size()) {
    return wrong(fmt::format("an index below {}, the number of items", items->size()));
  }
  return (*items)[static_cast<std::size_t>(*index)];
}

Functions::Result Functions::split(const Node& argument) {
  const auto both = arguments(argument, 2, 2, "a delimiter and a string");
  if (!both) return Node();
  const auto* delimiter = (*both)[0].text();
  if (!delimiter || delimiter->empty()) return wrong("a delimiter and a string");
  if (const auto* partly = (*both)[1].get<cfn::Text>()) return Node(dependency(*partly), offset_);
  const auto whole = (*both)[1].scalar();
  if (!whole) return wrong("a delimiter and a string");
  const auto count = occurrences(*whole, *delimiter) + 1;
  if (!evaluator_.afford(count * sizeof(Node) + whole->size(), offset_)) return Node();
  return Node(pieces(*whole, *delimiter, offset_), offset_);
}

Functions::Result Functions::choose(const Node& argument) {
  const auto* all = argument.list();
  const auto* condition = all && all->size() == 3 ? all->front().text() : nullptr;
  if (!condition) return wrong("the name of a condition and two values");
  const auto& name = *condition;
  if (!evaluator_.template_.find_condition(name)) {
    evaluator_.unknown_name("condition", name, offset_);
  }
  const auto value = evaluator_.condition(name);
  if (!value) return Node(cfn::Text(cfn::Reference{"", "Fn::If", name}), offset_);
  return evaluator_.evaluate((*all)[*value ? 1 : 2]);
}

Functions::Result Functions::find_in_map(const Node& argument) {
  constexpr auto expected = "a mapping, a first and a second key";
  const auto keys = arguments(argument, 3, 4, expected);
  if (!keys) return Node();
  const auto* found = evaluator_.template_.section("Mappings");
  std::vector<std::string> names;
  for (std::size_t i = 0; i < 3; ++i) {
    if ((*keys)[i].get<cfn::Text>()) return (*keys)[i];
    const auto key = (*keys)[i].scalar();
    if (!key) return wrong(expected);
    names.push_back(*key);
    found = evaluator_.mapped(found, *key);
  }
  if (!found && keys->size() == 4) found = (*keys)[3].find("DefaultValue");
  if (found) return evaluator_.evaluate(*found);
  no_entry(names);
  return Node(cfn::Text(cfn::Reference{"", "Fn::FindInMap"}), offset_);
}

void Functions::no_entry(const std::vector<std::string>& names) {
  const auto& declared = evaluator_.template_;
  if (!evaluator_.deployed_ || declared.may_get(names.front())) return;
  const auto* map = document::find(declared.section("Mappings"), names.front());
  evaluator_.problem(
      "E0413", offset_,
      map ? fmt::format("the mapping '{}' has no '{}' below '{}'", names[0], names[2], names[1])
          : fmt::format("there is no mapping '{}'", names[0]),
      "check the names, which are case-sensitive, or give a DefaultValue");
}

Functions::Result Functions::base64(const Node& argument) {
  const auto value = evaluator_.evaluate(argument);
  if (!value) return wrong("a string");
  if (const auto* partly = value->get<cfn::Text>()) return Node(dependency(*partly), offset_);
  const auto plain = value->scalar();
  if (!plain) return wrong("a string");
  return evaluator_.afford(plain->size(), offset_) ? text(base64_of(*plain)) : Node();
}

Functions::Result Functions::to_json_string(const Node& argument) {
  const auto value = evaluator_.evaluate(argument);
  if (!value) return wrong("an object or a list");
  if (!evaluator_.afford(cost_of(*value), offset_)) return Node();
  return text(document::to_json_text(*value));
}

Functions::Result Functions::length(const Node& argument) {
  const auto value = evaluator_.evaluate(argument);
  if (value && value->get<cfn::Text>()) return *value;
  if (!value || !value->list()) return wrong("a list");
  return Node(document::Number{std::to_string(value->list()->size())}, offset_);
}

std::optional<List> Functions::arguments(const Node& argument, std::size_t least, std::size_t most,
                                         std::string_view expected) {
  const auto* written = argument.list();
  auto evaluated = written ? evaluator_.list(*written, argument.offset()) : std::nullopt;
  auto* items = evaluated ? evaluated->get<List>() : nullptr;
  if (items && items->size() >= least && items->size() <= most) return std::move(*items);
  wrong(expected);
  return std::nullopt;
}

Node Functions::text(cfn::Text text) {
  auto out = node_of(std::move(text), offset_);
  return evaluator_.afford(cost_of(out), offset_) ? out : Node();
}

Node Functions::unknown_function(std::string_view name, const Node& argument) {
  constexpr std::array<std::string_view, 5> known_later{"Fn::ImportValue", "Fn::GetAZs", "Fn::Cidr",
                                                        "Fn::Transform", "Fn::GetStackOutput"};
  const auto value = evaluator_.evaluate(argument);
  if (std::ranges::count(known_later, name) == 0) {
    evaluator_.problem(
        "E0410", offset_, fmt::format("there is no intrinsic function '{}'", name),
        "check the name; the functions of rules and conditions return no values here");
  }
  const auto detail = value ? text_of(*value) : std::nullopt;
  return {cfn::Text(cfn::Reference{"", std::string(name), detail ? document::shown(*detail) : ""}),
          offset_};
}

Node Functions::wrong(std::string_view expected) {
  evaluator_.problem("E0410", offset_, fmt::format("{} needs {}", name_, expected),
                     "see the function's page in the CloudFormation user guide");
  return {cfn::Text(cfn::Reference{"", name_}), offset_};
}

}  // namespace sagewatch::intrinsics
