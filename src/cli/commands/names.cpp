#include "cli/commands/make.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/format_option.hpp"
#include "sagewatch/document/suggest.hpp"
#include "settings/names.hpp"

namespace sagewatch {
namespace {

using names::Name;
using Names = std::vector<Name>;

class NamesCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("KEY", key_, "Print only the value of this name, e.g. stack.monitoring");
    add_format_option(options, format_);
    options_.add_to(options);
    options.footer(
        "Of the settings, only name-prefix matters.\n\nExample:\n  sagewatch names event-bus");
  }

  int run(Console& console) override {
    const auto config = options_.load_name_prefix(console);
    if (!config) return exit_bad_input;
    const auto names = names::all(config->name_prefix.value_or(""));
    if (!key_) return list(console, names);
    const auto found = std::ranges::find(names, *key_, &Name::key);
    if (found == names.end()) return unknown(console, names);
    console.out << found->value << '\n';
    return exit_done;
  }

 private:
  int list(Console& console, const Names& names) const {
    nlohmann::ordered_json listed;
    for (const auto& [key, value] : names) {
      listed[std::string(key)] = value;
      if (format_ == Format::text) console.out << fmt::format("{:30} {}\n", key, value);
    }
    if (format_ == Format::json) console.out << listed.dump(1) << '\n';
    return exit_done;
  }

  int unknown(Console& console, const Names& names) const {
    std::vector<std::string_view> keys;
    for (const auto& name : names) keys.push_back(name.key);
    report(
        console,
        {{.id = "E0003",
          .message = fmt::format("unknown name '{}'", *key_),
          .hint = document::did_you_mean(*key_, keys, "run 'sagewatch names' to see them all")}});
    return exit_usage;
  }

  std::optional<std::string> key_;
  Format format_ = Format::text;
  ConfigOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_names_command() { return std::make_unique<NamesCommand>(); }

}  // namespace sagewatch
