#include <fmt/format.h>

#include "embedded_json.hpp"

namespace sagewatch::iam {
namespace {

using document::Node;

std::optional<cfn::Text> text_of(const Node& node) {
  if (const auto* text = node.get<cfn::Text>()) return *text;
  if (auto scalar = node.scalar()) return cfn::Text(std::move(*scalar));
  return std::nullopt;
}

/// One scalar, or a list of them.
std::optional<Texts> texts_of(const Node& node) {
  const document::List alone{node};
  Texts out;
  for (const auto& item : node.list() ? *node.list() : alone) {
    auto text = text_of(item);
    if (!text) return std::nullopt;
    out.push_back(std::move(*text));
  }
  return out;
}

/// Reads one statement, and reports in `unreadable` what can't be read. An element and its opposite
/// exclude each other: AWS fact IAM-12.
class StatementReader {
 public:
  StatementReader(std::size_t number, bool has_variables) {
    out_.name = std::to_string(number);
    out_.has_variables = has_variables;
  }

  Statement read(const Node& node) {
    if (!node.object()) {
      refuse("it is not an object");
      return std::move(out_);
    }
    for (const auto& member : node.object()->members()) read_member(member.key, member.value);
    for (const auto* const element : {"Action", "Resource", "Principal"}) {
      const auto opposite = fmt::format("Not{}", element);
      if (node.find(element) && node.find(opposite) && out_.invalid.empty())
        out_.invalid = fmt::format("it has both {} and {}", element, opposite);
    }
    return std::move(out_);
  }

 private:
  void refuse(std::string reason) {
    if (out_.unreadable.empty()) out_.unreadable = std::move(reason);
  }

  void read_member(const std::string& key, const Node& value) {
    if (key == "Sid") {
      if (const auto* sid = value.text(); sid && !sid->empty()) out_.name = "'" + *sid + "'";
    } else if (key == "Effect") {
      read_effect(value);
    } else if (key == "Action" || key == "NotAction") {
      out_.actions = selection(key, value);
    } else if (key == "Resource" || key == "NotResource") {
      out_.resources = selection(key, value);
    } else if (key == "Principal") {
      out_.principals = read_principals(key, value);
    } else if (key == "NotPrincipal") {
      out_.not_principals = read_principals(key, value);
    } else if (key == "Condition") {
      read_conditions(value);
    } else {
      refuse(fmt::format("'{}' is not an element of a statement", key));
    }
  }

  void read_effect(const Node& value) {
    const auto* effect = value.text();
    out_.deny = effect != nullptr && *effect == "Deny";
    if (effect == nullptr || (*effect != "Allow" && *effect != "Deny")) {
      refuse("its Effect is neither Allow nor Deny");
    }
  }

  Selection selection(const std::string& key, const Node& value) {
    auto patterns = texts_of(value);
    if (!patterns) refuse(fmt::format("its {} is not a list of strings", key));
    return {key.starts_with("Not"), patterns.value_or(Texts{})};
  }

  std::vector<PrincipalEntry> read_principals(const std::string& key, const Node& value) {
    std::vector<PrincipalEntry> out;
    if (const auto text = text_of(value)) return {{"*", *text}};
    if (!value.object()) refuse(fmt::format("its {} is neither '*' nor an object", key));
    if (!value.object()) return out;
    for (const auto& [kind, offset, ids] : value.object()->members()) {
      const auto named = texts_of(ids);
      if (!named) refuse(fmt::format("its {} has no strings for '{}'", key, kind));
      for (const auto& id : named.value_or(Texts{})) out.push_back({kind, id});
    }
    return out;
  }

  void read_conditions(const Node& value) {
    if (!value.object()) return refuse("its Condition is not an object");
    for (const auto& [op, op_offset, keys] : value.object()->members()) {
      if (!keys.object()) return refuse(fmt::format("its {} is not an object", op));
      for (const auto& [key, offset, wanted] : keys.object()->members()) {
        auto values = texts_of(wanted);
        if (!values) return refuse(fmt::format("its {} has no strings for {}", op, key));
        out_.conditions.push_back({op, key, std::move(*values)});
      }
    }
  }

  Statement out_ = {};
};

std::variant<Policy, NoPolicy> read_object(const Node& node) {
  const auto* listed = node.find("Statement");
  if (!listed) return NoPolicy{"has no Statement"};
  const auto* version = node.find("Version");
  const bool has_variables = version != nullptr && version->scalar() == "2012-10-17";
  Policy out;
  const document::List alone{*listed};
  for (const auto& statement : listed->list() ? *listed->list() : alone) {
    out.statements.push_back(
        StatementReader(out.statements.size() + 1, has_variables).read(statement));
  }
  return out;
}

}  // namespace

Policy read_statement(const Node& node) { return {{StatementReader(1, true).read(node)}}; }

std::variant<Policy, NoPolicy> read_policy(const Node& node) {
  if (node.object()) return read_object(node);
  const auto text = text_of(node);
  if (!text) return NoPolicy{"is neither an object nor a string"};
  const auto embedded = read_embedded(*text);
  if (const auto* wrong = std::get_if<NoPolicy>(&embedded)) return *wrong;
  const auto& inner = std::get<Node>(embedded);
  if (!inner.object()) return NoPolicy{"is not an object"};
  return read_object(inner);
}

}  // namespace sagewatch::iam
