#include "variables.hpp"

namespace sagewatch::iam {
namespace {

/// The content of `${` and `}`: a key, and after a comma a default in quotes.
struct Variable {
  std::string_view key;
  std::optional<std::string_view> fallback = {};
};

std::string_view without_blanks(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

Variable parse_variable(std::string_view inside) {
  const auto comma = inside.find(',');
  Variable out{without_blanks(inside.substr(0, comma))};
  if (comma == std::string_view::npos) return out;
  const auto quoted = without_blanks(inside.substr(comma + 1));
  if (quoted.size() >= 2 && quoted.front() == '\'' && quoted.back() == '\'') {
    out.fallback = quoted.substr(1, quoted.size() - 2);
  }
  return out;
}

void append(Glob& out, const Glob& more) { out.insert(out.end(), more.begin(), more.end()); }

class Substituter {
 public:
  Substituter(bool with_wildcards, const RequestContext& context)
      : with_wildcards_(with_wildcards), context_(context) {}

  void add(std::string_view literal) {
    while (true) {
      const auto start = literal.find("${");
      const auto end = start == std::string_view::npos ? start : literal.find('}', start);
      if (end == std::string_view::npos) break;
      add_plain(literal.substr(0, start));
      add_variable(literal.substr(start + 2, end - start - 2));
      literal.remove_prefix(end + 1);
    }
    add_plain(literal);
  }

  void add_plain(const cfn::Text& text) {
    append(out_.glob, with_wildcards_ ? wildcards(text) : literally(text));
  }

  Substitution result() { return std::move(out_); }

 private:
  void add_variable(std::string_view inside) {
    if (inside == "*" || inside == "?" || inside == "$") {
      append(out_.glob, literally(inside));  // escapes of these characters
      return;
    }
    const auto variable = parse_variable(inside);
    const auto* value = context_.find(variable.key);
    if (value && value->values.size() == 1 && !value->multivalued) {
      append(out_.glob, literally(value->values.front()));
    } else if (value && value->values.empty() && variable.fallback) {
      append(out_.glob, literally(*variable.fallback));
    } else {
      const auto missing = value && value->values.empty() ? Truth::no : Truth::unknown;
      out_.missing = out_.missing ? both(*out_.missing, missing) : missing;
    }
  }

  bool with_wildcards_;
  const RequestContext& context_;
  Substitution out_ = {};
};

}  // namespace

Substitution substitute(const cfn::Text& text, bool with_wildcards, bool has_variables,
                        const RequestContext& context) {
  if (!has_variables) return {with_wildcards ? wildcards(text) : literally(text)};
  Substituter substituter(with_wildcards, context);
  for (const auto& part : text.parts()) {
    if (const auto* literal = std::get_if<std::string>(&part)) {
      substituter.add(*literal);
    } else {
      substituter.add_plain(std::get<cfn::Reference>(part));
    }
  }
  return substituter.result();
}

}  // namespace sagewatch::iam
