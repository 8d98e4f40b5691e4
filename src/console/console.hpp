#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <string_view>

#include "console/log.hpp"
#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch {

enum class Tone { plain, good, caution, bad, strong, faint };

/// Wraps text in terminal colours, or returns it unchanged. Colours only repeat what the words and
/// symbols already say.
class Style {
 public:
  explicit Style(bool coloured) : coloured_(coloured) {}
  std::string operator()(Tone tone, std::string_view text) const;

 private:
  bool coloured_;
};

using Environment = std::map<std::string, std::string, std::less<>>;

/// The streams and terminal properties of a command: results go to `out`, everything else to `err`.
struct Console {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Style out_style;
  Style err_style;
  bool can_ask;  ///< standard input and standard error are a terminal
  bool err_is_terminal;
  int columns;  ///< of the terminal at standard error
  Environment environment;
  Log log = {};  ///< on standard error, off without --verbose
};

/// The streams of the process; `--color` (auto, always, never), NO_COLOR, CLICOLOR_FORCE and
/// TERM=dumb decide about colours.
Console process_console(std::string_view color, bool verbose);

/// Prints each diagnostic to `err`: place, id, message, the line with a caret, the hint.
void report(Console& console, const cfn::Diagnostics& diagnostics);

/// The same to `out`, for a command whose result they are.
void report_as_result(Console& console, const cfn::Diagnostics& diagnostics);

/// True if one of them is an error.
bool has_error(const cfn::Diagnostics& diagnostics);

}  // namespace sagewatch
