#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <array>

#include "base/file_descriptor.hpp"
#include "base/file_error.hpp"
#include "base/files.hpp"

namespace sagewatch {
namespace {

FileError too_large(std::size_t most) {
  return {.reason = fmt::format("it is larger than {} bytes", most), .too_large = true};
}

}  // namespace

std::variant<std::string, FileError> read_file(const std::string& path, std::size_t most) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return last_error();
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return last_error();
  if (S_ISDIR(status.st_mode)) return FileError{.reason = "it is a directory"};
  std::string out;
  std::array<char, 16384> chunk;
  while (true) {
    const auto count = ::read(file.get(), chunk.data(), chunk.size());
    if (count < 0) return last_error();
    if (count == 0) return out;
    out.append(chunk.data(), static_cast<std::size_t>(count));
    if (out.size() > most) return too_large(most);
  }
}

}  // namespace sagewatch
