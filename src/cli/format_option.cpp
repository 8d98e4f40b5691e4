#include "format_option.hpp"

#include <CLI/CLI.hpp>

namespace sagewatch::cli {

void add_format_option(CLI::App& options, Format& format) {
  options
      .add_option_function<std::string>(
          "--format",
          [&format](const auto& name) { format = name == "json" ? Format::json : Format::text; },
          "How to print: text or json (default: text)")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
}

}  // namespace sagewatch::cli
