#include "cli/format_option.hpp"

#include <CLI/CLI.hpp>

#include "cli/option_validators.hpp"

namespace sagewatch {

namespace {

Format format_named(const std::string& name) {
  if (name == "sarif") return Format::sarif;
  return name == "json" ? Format::json : Format::text;
}

void add_option_of(CLI::App& options, Format& format, const std::vector<std::string>& names,
                   const std::string& description) {
  options
      .add_option_function<std::string>(
          "--format", [&format](const auto& name) { format = format_named(name); }, description)
      ->check(one_of(names))
      ->type_name("FORMAT");
}

}  // namespace

void add_format_option(CLI::App& options, Format& format) {
  add_option_of(options, format, {"text", "json"}, "How to print: text or json (default: text)");
}

void add_report_format_option(CLI::App& options, Format& format) {
  add_option_of(options, format, {"text", "json", "sarif"},
                "How to print: text, json or sarif (default: text)");
}

}  // namespace sagewatch
