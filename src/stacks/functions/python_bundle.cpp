#include "stacks/functions/python_bundle.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "stacks/functions/python_lines.hpp"
#include "stacks/functions/python_parts.hpp"

namespace sagewatch {
namespace {

constexpr std::string_view quotes = R"(""")";
constexpr std::string_view whole = "import ";

class Bundle {
 public:
  explicit Bundle(std::span<const PythonModule> modules) : modules_(modules) {}

  void add_main(std::string_view source) { main_ = body_of(source); }

  std::string text() const { return imports() + needed_parts(modules_text_, main_) + main_; }

 private:
  /// Whole modules in one line, then what is imported of others.
  std::string imports() const {
    std::string modules;
    std::string names;
    for (const auto line : imports_) {
      if (!line.starts_with(whole)) {
        names.append(line).append("\n");
      } else {
        modules.append(modules.empty() ? whole : ", ").append(line.substr(whole.size()));
      }
    }
    return (modules.empty() ? modules : modules + "\n") + names;
  }

  std::string body_of(std::string_view source) {
    std::string body;
    Lines lines(source);
    for (std::string_view line; lines.next(line);) {
      const auto indent = line.find_first_not_of(' ');
      if (indent == std::string_view::npos) continue;
      const auto text = line.substr(indent);
      if (text.starts_with('#') || is_docstring(text, lines)) continue;
      if (indent == 0 && is_import(text)) {
        import(text, lines);
      } else {
        body.append(indent / 4, ' ').append(text).append("\n");
      }
    }
    return filled_lines(body);
  }

  /// Consumes the rest of a docstring from `lines` if `text` begins one.
  static bool is_docstring(std::string_view text, Lines& lines) {
    if (!text.starts_with(quotes)) return false;
    text.remove_prefix(quotes.size());
    while (!text.ends_with(quotes) && lines.next(text)) {
    }
    return true;
  }

  static bool is_import(std::string_view text) {
    return text.starts_with(whole) || text.starts_with("from ");
  }

  void import(std::string_view text, Lines& lines) {
    const auto* module = local_module(text);
    if (!module) {
      if (std::ranges::find(imports_, text) == imports_.end()) imports_.push_back(text);
      return;
    }
    const bool bracket = text.ends_with('(');
    while (bracket && text != ")" && lines.next(text)) {
    }
    if (!added_.insert(module->name).second) return;
    const auto body = body_of(module->source);
    modules_text_ += body;
  }

  const PythonModule* local_module(std::string_view text) const {
    constexpr std::string_view from = "from ";
    if (!text.starts_with(from)) return nullptr;
    const auto name = text.substr(from.size(), text.find(' ', from.size()) - from.size());
    const auto found = std::ranges::find(modules_, name, &PythonModule::name);
    return found == modules_.end() ? nullptr : &*found;
  }

  std::span<const PythonModule> modules_;
  std::set<std::string_view> added_;
  std::vector<std::string_view> imports_;
  std::string modules_text_;
  std::string main_;
};

/// The docstring at the top, which tells readers of the template the purpose of the function.
std::string_view headline(std::string_view source) {
  if (!source.starts_with(quotes)) return {};
  const auto end = source.find(quotes, quotes.size());
  return end == std::string_view::npos ? "" : source.substr(0, end + quotes.size() + 1);
}

}  // namespace

std::string python_bundle(std::string_view main, std::span<const PythonModule> modules) {
  Bundle bundle(modules);
  bundle.add_main(main);
  return std::string(headline(main)) + bundle.text();
}

}  // namespace sagewatch
