#include "ingester_source.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace sagewatch::solution {
namespace {

/// Members of a Python dictionary, alternatives in one text.
std::string members(const std::vector<EventField>& fields) {
  std::string out;
  for (const auto& [name, paths] : fields) {
    fmt::format_to(std::back_inserter(out), "{}'{}':'{}'", out.empty() ? "" : ",", name,
                   fmt::join(paths, "|"));
  }
  return out;
}

std::string kinds(const EventCatalogue& catalogue) {
  std::string out = "KINDS = {\n";
  for (const auto& kind : catalogue.kinds) {
    fmt::format_to(std::back_inserter(out), "'{}':{{{}", kind.name, members(kind.keys));
    for (const auto* group : {&kind.fields, &kind.numbers}) {
      const auto* name = group == &kind.fields ? "fields" : "numbers";
      if (!group->empty())
        fmt::format_to(std::back_inserter(out), ",'{}':{{{}}}", name, members(*group));
    }
    out += "},\n";
  }
  return out + "}\n";
}

std::string failure_classes(const EventCatalogue& catalogue) {
  std::string out = "FAILURE_CLASSES = {\n";
  for (const auto& [name, patterns] : catalogue.failure_classes) {
    fmt::format_to(std::back_inserter(out), "'{}':'{}',\n", name, fmt::join(patterns, "|"));
  }
  return out + "}\n";
}

std::string defaults(const EventCatalogue& catalogue) {
  return fmt::format("DEFAULTS = {{{}}}\n", members(catalogue.defaults));
}

void put_in(std::string& source, std::string_view name, const std::string& table) {
  const auto line = fmt::format("\n{} = {{}}\n", name);
  const auto at = source.find(line);
  if (at == std::string::npos || source.find(line, at + 1) != std::string::npos)
    throw std::logic_error(fmt::format("the handler needs one line '{} = {{}}'", name));
  source.replace(at + 1, line.size() - 1, table);
}

/// Whether a line of Python says something to people alone; docstrings of one line do.
bool is_remark(std::string_view text) {
  constexpr std::string_view quotes = R"(""")";
  const bool quoted = text.starts_with(quotes) && text.ends_with(quotes);
  return text.starts_with('#') || (quoted && text.size() > 2 * quotes.size());
}

/// A template has room for 51,200 bytes: one blank a level instead of four, no remarks, no empty
/// lines. The long docstring at the top stays.
std::string compact(std::string_view source) {
  std::string out;
  for (std::size_t begin = 0; begin < source.size();) {
    const auto end = std::min(source.find('\n', begin), source.size());
    const auto line = source.substr(begin, end - begin);
    begin = end + 1;
    const auto text = line.find_first_not_of(' ');
    if (text == std::string_view::npos || is_remark(line.substr(text))) continue;
    out.append(text / 4, ' ').append(line.substr(text)).append("\n");
  }
  return out;
}

}  // namespace

std::string ingester_source(std::string_view handler, const EventCatalogue& catalogue) {
  auto source = compact(handler);
  put_in(source, "DEFAULTS", defaults(catalogue));
  put_in(source, "KINDS", kinds(catalogue));
  put_in(source, "FAILURE_CLASSES", failure_classes(catalogue));
  return source;
}

}  // namespace sagewatch::solution
