#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cursor.hpp"
#include "sagewatch/facts/scanner.hpp"

/// What several readers do with single characters and words.
namespace sagewatch::language {

bool is_letter(char c);
/// A letter, a digit or an underscore.
bool is_word_character(char c);
bool is_blank(char c);

/// Whether two words are the same but for the case of their ASCII letters.
bool same_word(std::string_view left, std::string_view right);

/// The run of word characters that begins here, without moving.
std::string_view peek_word(Cursor cursor);

/// What to call the next thing in a message: "'WHERE'" for a word, "'+'" for any other character,
/// "the end".
std::string describe_next(const Cursor& cursor);

/// Moves behind a `${…}` that begins here, or to the end where it is not closed.
void skip_unknown(Cursor& cursor);

/// Reads a text between quotes of this kind, the opening one of which begins here; a backslash
/// takes the next character literally. Absent where it is not closed; then the cursor is at the
/// end.
std::optional<std::string> read_quoted(Cursor& cursor);

}  // namespace sagewatch::language
