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

/// The bytes of a file of at most `most` bytes. Never reads more than that, and no directory.
std::variant<std::string, FileError> read_file(const std::string& path, std::size_t most);

/// Whether a file must outlive a power failure (what a person typed), or can be made again.
enum class Durability { lasting, repeatable };

/// Replaces the content of `path`, or makes the file, in one step: a file beside it takes its
/// place, so that nobody ever sees half of it. Keeps the mode; follows a symbolic link to its
/// target.
std::optional<FileError> write_file(const std::string& path, std::string_view content,
                                    Durability durability = Durability::lasting);

/// The same for `name` in a folder that is written as a whole, whatever stands in it: a symbolic
/// link in the file's place is refused, since it may lead out of the folder. The folder may be a
/// link.
std::optional<FileError> write_into(const std::string& folder, const std::string& name,
                                    std::string_view content);

}  // namespace sagewatch
