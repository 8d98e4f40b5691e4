#include "console/console.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

const char* escape_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return "\033[32m";
    case Tone::caution:
      return "\033[33m";
    case Tone::bad:
      return "\033[31m";
    case Tone::strong:
      return "\033[1m";
    case Tone::faint:
      return "\033[2m";
    case Tone::plain:
      break;
  }
  return "";
}

Environment process_environment() {
  Environment out;
  for (char** entry = environ; *entry; ++entry) {
    const std::string_view text(*entry);
    const auto equals = text.find('=');
    if (equals != std::string_view::npos)
      out.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return out;
}

bool set(const Environment& environment, std::string_view name) {
  const auto found = environment.find(name);
  return found != environment.end() && !found->second.empty();
}

bool coloured(std::string_view color, const Environment& environment, bool terminal) {
  if (color != "auto") return color == "always";
  if (set(environment, "NO_COLOR")) return false;
  if (set(environment, "CLICOLOR_FORCE")) return environment.at("CLICOLOR_FORCE") != "0";
  const auto term = environment.find("TERM");
  return terminal && (term == environment.end() || term->second != "dumb");
}

int terminal_columns() {
  winsize size{};
  const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? std::max<int>(size.ws_col, 40) : 80;
}

constexpr std::size_t longest_message = 1000;

/// Messages quote untrusted input.
std::string shown(std::string_view text) {
  return cut(escape_for_terminal(text), longest_message, "...");
}

/// Whether the line can be shown unchanged above a caret.
bool is_printable(std::string line) {
  std::erase(line, '\t');
  return !line.empty() && escape_for_terminal(line) == line;
}

/// The line with a caret below the column; tabs are kept, so that the caret is in the right place.
std::string frame(const cfn::Place& place) {
  const auto number = std::to_string(place.line);
  auto margin = place.text.substr(0, static_cast<std::size_t>(std::max(place.column - 1, 0)));
  std::ranges::replace_if(
      margin, [](char c) { return c != '\t'; }, ' ');
  return "  " + number + " | " + place.text + "\n  " + std::string(number.size(), ' ') + " | " +
         margin + "^\n";
}

void report_one(std::ostream& to, const Style& style, const cfn::Diagnostic& diagnostic) {
  if (const auto& place = diagnostic.place) {
    to << shown(place->file) << ':' << place->line << ':' << place->column << ": ";
  }
  const bool error = diagnostic.severity == cfn::Severity::error;
  const auto label = (error ? "error[" : "warning[") + diagnostic.id + "]";
  to << style(error ? Tone::bad : Tone::caution, label) << ": ";
  if (!diagnostic.path.empty()) to << shown(diagnostic.path) << ": ";
  to << shown(diagnostic.message) << '\n';
  if (diagnostic.place && is_printable(diagnostic.place->text)) to << frame(*diagnostic.place);
  if (!diagnostic.hint.empty()) to << "  = help: " << shown(diagnostic.hint) << '\n';
}

}  // namespace

std::string Style::operator()(Tone tone, std::string_view text) const {
  if (!coloured_ || tone == Tone::plain) return std::string(text);
  return escape_of(tone) + std::string(text) + "\033[0m";
}

Console process_console(std::string_view color, bool verbose) {
  auto environment = process_environment();
  const bool out_terminal = isatty(STDOUT_FILENO) == 1;
  const bool err_terminal = isatty(STDERR_FILENO) == 1;
  const Style out_style(coloured(color, environment, out_terminal));
  const Style err_style(coloured(color, environment, err_terminal));
  return {.in = std::cin,
          .out = std::cout,
          .err = std::cerr,
          .out_style = out_style,
          .err_style = err_style,
          .can_ask = isatty(STDIN_FILENO) == 1 && err_terminal,
          .err_is_terminal = err_terminal,
          .columns = terminal_columns(),
          .environment = std::move(environment),
          .log = verbose ? Log(std::cerr) : Log()};
}

void report(Console& console, const cfn::Diagnostics& diagnostics) {
  for (const auto& diagnostic : diagnostics) {
    report_one(console.err, console.err_style, diagnostic);
  }
}

void report_as_result(Console& console, const cfn::Diagnostics& diagnostics) {
  for (const auto& diagnostic : diagnostics) {
    report_one(console.out, console.out_style, diagnostic);
  }
}

bool has_error(const cfn::Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics, [](const auto& diagnostic) {
    return diagnostic.severity == cfn::Severity::error;
  });
}

}  // namespace sagewatch
