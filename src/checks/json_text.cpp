#include "checks/json_text.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "sagewatch/cfn/json_string.hpp"
#include "sagewatch/document/place.hpp"
#include "sagewatch/document/read.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;
using References = std::unordered_map<std::string, cfn::Reference>;

/// Assembles a text with `${Name}` for each unknown part, in quotes unless it is already in a JSON
/// string.
class Assembly {
 public:
  void add(std::string_view literal) {
    for (const char c : literal) follow(c);
    behind_value_ = behind_value_ && literal.empty();
  }

  void add(const cfn::Reference& reference) {
    auto name = document::shown(cfn::Text(reference));
    if (escaped_) json_ += '\\';
    escaped_ = false;
    if (in_string_) {
      cfn::append_escaped(json_, name);
    } else if (!behind_value_) {
      if (!first_value_) first_value_ = json_.size();
      cfn::append_quoted(json_, name);
      behind_value_ = true;
    }
    references_.emplace(std::move(name), reference);
  }

  const std::string& json() const { return json_; }
  const References& references() const { return references_; }
  /// The beginning of the first unknown part outside a string.
  std::optional<std::size_t> first_value() const { return first_value_; }

 private:
  void follow(char c) {
    const std::string_view as_text(&c, 1);
    // Line breaks and tabs in a string are not valid JSON, but public dashboards have them.
    if (in_string_ && static_cast<unsigned char>(c) < ' ') {
      cfn::append_escaped(json_, as_text);
    } else {
      json_ += c;
    }
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = in_string_;
    } else if (c == '"') {
      in_string_ = !in_string_;
    }
  }

  std::string json_;
  References references_;
  std::optional<std::size_t> first_value_;
  bool in_string_ = false;
  bool escaped_ = false;
  bool behind_value_ = false;  ///< an unknown value has just been added
};

/// The end of the dynamic reference at the start of the text, after its braces; npos if there is
/// none. The reference has neither quotes nor braces inside, nor what JSON escapes.
std::size_t end_of_dynamic_reference(std::string_view text) {
  const auto ends = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == '{' || c == '}';
  };
  const auto rest = text.substr(2);
  const auto end = static_cast<std::size_t>(std::ranges::find_if(rest, ends) - rest.begin()) + 2;
  return text.substr(end, 2) == "}}" ? end + 2 : std::string_view::npos;
}

/// Dynamic references in a text are unknown, too.
void add_literal(Assembly& assembly, std::string_view text) {
  std::size_t from = 0;
  for (auto begin = text.find("{{resolve:"); begin != std::string_view::npos;
       begin = text.find("{{resolve:", from)) {
    const auto end = end_of_dynamic_reference(text.substr(begin));
    if (end == std::string_view::npos) {
      from = begin + 2;
      continue;
    }
    assembly.add(text.substr(0, begin));
    assembly.add({.stack = "", .logical_id = std::string(text.substr(begin + 2, end - 4))});
    text.remove_prefix(begin + end);
    from = 0;
  }
  assembly.add(text);
}

/// A string with each `${Name}` of `references` replaced by its reference.
Node with_references(const std::string& text, const References& references, std::uint32_t offset) {
  cfn::Text out("");
  const std::string_view rest(text);
  std::size_t copied = 0;
  std::size_t behind = 0;  // the last brace
  for (auto end = rest.find('}'); end != std::string_view::npos; end = rest.find('}', behind)) {
    const auto begin = rest.substr(behind, end - behind).rfind("${");
    const auto name = begin == std::string_view::npos
                          ? std::string()
                          : text.substr(behind + begin, end + 1 - behind - begin);
    const auto found = references.find(name);
    if (found != references.end()) {
      out += rest.substr(copied, end + 1 - name.size() - copied);
      out += found->second;
      copied = end + 1;
    }
    behind = end + 1;
  }
  out += rest.substr(copied);
  return intrinsics::node_of(std::move(out), offset);
}

Node resolved(const Node& node, const References& references) {
  if (const auto* text = node.text()) return with_references(*text, references, node.offset());
  if (const auto* list = node.list()) {
    document::List out;
    out.reserve(list->size());
    for (const auto& item : *list) out.push_back(resolved(item, references));
    return {std::move(out), node.offset()};
  }
  if (!node.object()) return node;
  document::Object out;
  for (const auto& [key, offset, value] : node.object()->members()) {
    out.append(key, offset, resolved(value, references));
  }
  return {std::move(out), node.offset()};
}

std::pair<int, int> position(const cfn::Place& place) { return {place.line, place.column}; }

/// Whether the text is invalid before the first unknown value, which could be anything.
bool is_certain(const cfn::Diagnostic& problem, const Assembly& assembly) {
  if (problem.id != "E0403") return false;
  if (!assembly.first_value()) return true;
  const auto mark = document::mark_at(assembly.json(), *assembly.first_value());
  return problem.place &&
         position(*problem.place) < position(document::place_of("", assembly.json(), mark));
}

}  // namespace

JsonText read_json_text(const Node& text) {
  const auto content = intrinsics::text_of(text);
  if (!content) return {};
  Assembly assembly;
  for (const auto& part : content->parts()) {
    const auto* literal = std::get_if<std::string>(&part);
    if (literal) {
      add_literal(assembly, *literal);
    } else {
      assembly.add(std::get<cfn::Reference>(part));
    }
  }
  auto reading = document::read_json("", assembly.json());
  if (reading.usable()) return {resolved(reading.document.root, assembly.references())};
  auto& problem = reading.problems.front();
  if (!is_certain(problem, assembly)) return {};
  return {.refusal = std::move(problem)};
}

}  // namespace sagewatch::checks
