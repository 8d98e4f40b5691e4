#include "sagewatch/cfn/json.hpp"

#include <nlohmann/json.hpp>

#include "json_layout.hpp"

namespace sagewatch::cfn {
namespace {

using Json = nlohmann::ordered_json;

/// Writes the parts of a Text as the pattern of an Fn::Sub.
struct SubPattern {
  /// `${` would start a variable, `${!` says that it doesn't.
  std::string operator()(std::string literal) const {
    for (auto at = literal.find("${"); at != std::string::npos; at = literal.find("${", at + 3)) {
      literal.insert(at + 2, "!");
    }
    return literal;
  }
  std::string operator()(const Reference& reference) const {
    const auto attribute = reference.attribute.empty() ? "" : "." + reference.attribute;
    return "${" + reference.logical_id + attribute + "}";
  }
};

Json reference_json(const Reference& reference) {
  if (reference.attribute.empty()) return {{"Ref", reference.logical_id}};
  return {{"Fn::GetAtt", {reference.logical_id, reference.attribute}}};
}

/// Turns the alternatives of a Value into JSON.
struct AsJson {
  Json operator()(const Text& text) const {
    if (const auto* literal = text.literal()) return *literal;
    if (text.parts().size() == 1) return reference_json(std::get<Reference>(text.parts()[0]));
    std::string pattern;
    for (const auto& part : text.parts()) pattern += std::visit(SubPattern{}, part);
    return {{"Fn::Sub", pattern}};
  }

  Json operator()(const List& list) const {
    auto out = Json::array();
    for (const auto& item : list) out.push_back(std::visit(*this, item.data()));
    return out;
  }

  Json operator()(const Object& object) const {
    auto out = Json::object();
    // The keys of an Object are unique: the vector below ordered_json spares the search for each.
    std::vector<Json::object_t::value_type>& members = out.get_ref<Json::object_t&>();
    members.reserve(object.members().size());
    for (const auto& [key, value] : object.members()) {
      members.emplace_back(key, std::visit(*this, value.data()));
    }
    return out;
  }

  Json operator()(auto plain) const { return plain; }
};

/// Appends the alternatives of a Value to a Text, as JSON.
struct AsJsonText {
  Text& out;

  void add(const Text& text) const { out = std::move(out) + text; }

  void operator()(const Text& text) const {
    add("\"");
    for (const auto& part : text.parts()) {
      const auto* literal = std::get_if<std::string>(&part);
      add(literal ? Text(escaped(*literal)) : Text(std::get<Reference>(part)));
    }
    add("\"");
  }

  void operator()(const List& list) const {
    add("[");
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i > 0) add(",");
      std::visit(*this, list[i].data());
    }
    add("]");
  }

  void operator()(const Object& object) const {
    const char* before = "{";
    for (const auto& [key, value] : object.members()) {
      add(before + Json(key).dump() + ":");
      std::visit(*this, value.data());
      before = ",";
    }
    add(object.empty() ? "{}" : "}");
  }

  void operator()(auto plain) const { add(Json(plain).dump()); }

  /// A literal as it stands between the quotes of a JSON string.
  static std::string escaped(const std::string& literal) {
    const auto quoted = Json(literal).dump();
    return quoted.substr(1, quoted.size() - 2);
  }
};

}  // namespace

std::string to_json(const Value& value) { return std::visit(AsJson{}, value.data()).dump(); }

std::string to_json_lines(const Value& value) {
  return laid_out(std::visit(AsJson{}, value.data())) + "\n";
}

Text to_json_text(const Value& value) {
  Text out("");
  std::visit(AsJsonText{out}, value.data());
  return out;
}

}  // namespace sagewatch::cfn
