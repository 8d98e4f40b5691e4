#pragma once

#include <string>
#include <string_view>

#include "../cursor.hpp"
#include "../filter_pattern.hpp"

namespace sagewatch::language::filter_pattern {

/// Reads one pattern. Reading ends after a problem, or where the text is unknown.
class Reader {
 public:
  Reader(std::string_view text, Pattern& pattern) : cursor_(text), pattern_(pattern) {}

  void terms();
  /// The text between the braces.
  void json();
  /// The text between the brackets.
  void space_delimited();

 private:
  bool ended() { return over_ || cursor_.at_end(); }
  /// Whether reading continues here: not at the end, nor where the text is unknown.
  bool goes_on();
  void refuse(std::size_t offset, std::string message);
  void expected(std::string_view what);
  void skip_blanks();

  void term();
  void any_of(std::size_t depth);
  void condition(std::size_t depth);
  void selector();
  bool test();
  bool comparison();
  void value();
  void quoted();
  void regex();
  void bare();
  void field();
  std::string field_name();

  Cursor cursor_;
  Pattern& pattern_;
  std::size_t regexes_ = 0;
  bool over_ = false;
};

}  // namespace sagewatch::language::filter_pattern
