#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace sagewatch {

/// Why a file can't be read or written: completes "can't read 'FILE': …".
struct FileError {
  std::string reason;
  bool missing = false;    ///< there is no such file
  bool too_large = false;  ///< it has more than the bytes allowed
};

/// The bytes of a file of at most `most` bytes. Never reads more than that, and refuses
/// directories.
std::variant<std::string, FileError> read_file(const std::string& path, std::size_t most);

/// Whether a file must survive a power failure (input of a person), or can be generated again.
enum class Durability { lasting, repeatable };

/// Replaces the content of `path`, or creates the file, atomically: a new file is renamed to it, so
/// that nobody ever sees half of it. Keeps the mode; follows a symbolic link to its target.
std::optional<FileError> write_file(const std::string& path, std::string_view content,
                                    Durability durability = Durability::lasting);

/// The same for `name` in a folder that is written as a whole. A symbolic link in place of the file
/// is refused, since it may lead out of the folder. The folder itself may be a link.
std::optional<FileError> write_into(const std::string& folder, const std::string& name,
                                    std::string_view content);

}  // namespace sagewatch
