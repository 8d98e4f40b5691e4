#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <string_view>

#include "console/log.hpp"
#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch {

enum class Tone { plain, good, caution, bad, strong, faint };

/// Wraps text in terminal colours, or leaves it as it is. Colour only repeats what the words and
/// symbols already say.
class Style {
 public:
  explicit Style(bool coloured) : coloured_(coloured) {}
  std::string operator()(Tone tone, std::string_view text) const;

 private:
  bool coloured_;
};

using Environment = std::map<std::string, std::string, std::less<>>;

/// All that a command may touch of the world outside of files: results go to `out`, everything
/// else to `err`.
struct Console {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Style out_style;
  Style err_style;
  bool can_ask;  ///< a person sits at standard input and sees standard error
  bool err_is_terminal;
  int columns;  ///< of the terminal at standard error
  Environment environment;
  Log log = {};  ///< on standard error, off without --verbose
};

/// The process's own streams; colours as `--color` (auto, always, never), NO_COLOR,
/// CLICOLOR_FORCE and TERM=dumb say.
Console process_console(std::string_view color, bool verbose);

/// Prints each diagnostic: place, id, message, the line with a caret, the hint.
void report(Console& console, const cfn::Diagnostics& diagnostics);

/// True where one of them is an error.
bool has_error(const cfn::Diagnostics& diagnostics);

}  // namespace sagewatch
