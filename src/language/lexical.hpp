#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cursor.hpp"
#include "sagewatch/facts/scanner.hpp"

/// Helpers of several readers for characters and words.
namespace sagewatch::language {

bool is_letter(char c);
/// A letter, a digit or an underscore.
bool is_word_character(char c);
bool is_blank(char c);

/// Whether two words are equal, ignoring the case of ASCII letters.
bool same_word(std::string_view left, std::string_view right);

/// The run of word characters that begins here, without moving.
std::string_view peek_word(Cursor cursor);

/// The next token, for messages: "'WHERE'" for a word, "'+'" for any other character, "the end".
std::string describe_next(const Cursor& cursor);

/// Moves past a `${…}` that begins here, or to the end if it is not closed.
void skip_unknown(Cursor& cursor);

/// Reads a string in quotes of this kind, which begins here; a backslash escapes the next
/// character. Absent if it is not closed; then the cursor is at the end.
std::optional<std::string> read_quoted(Cursor& cursor);

}  // namespace sagewatch::language
