#include <fcntl.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "base/file_descriptor.hpp"
#include "base/file_error.hpp"
#include "base/files.hpp"

namespace sagewatch {
namespace {

namespace fs = std::filesystem;

constexpr int most_links = 40;
constexpr mode_t mode_of_a_new_file = 0644;

/// A file next to the one to be replaced; deleted again unless it replaced the other.
class Replacement {
 public:
  explicit Replacement(const fs::path& target)
      : name_((target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string()),
        file_(::mkstemp(name_.data())) {}
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;
  ~Replacement() {
    if (file_ && !placed_) ::unlink(name_.c_str());
  }

  bool made() const { return static_cast<bool>(file_); }

  bool write(std::string_view content) {
    while (!content.empty()) {
      const auto count = ::write(file_.get(), content.data(), content.size());
      if (count < 0) return false;
      content.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }

  bool sync() { return ::fsync(file_.get()) == 0; }

  /// The owner comes first, because changing it may clear mode bits. Only root can change it;
  /// others keep their own.
  bool copy_owner_and_mode(const struct stat& status) {
    const bool owned = ::fchown(file_.get(), status.st_uid, status.st_gid) == 0;
    return ::fchmod(file_.get(), status.st_mode & 0777U) == 0 && (owned || ::geteuid() != 0);
  }

  bool use_default_mode() { return ::fchmod(file_.get(), mode_of_a_new_file) == 0; }

  bool take_place_of(const fs::path& target) {
    placed_ = ::rename(name_.c_str(), target.c_str()) == 0;
    return placed_;
  }

 private:
  std::string name_;
  FileDescriptor file_;
  bool placed_ = false;
};

/// The target of any symbolic links, which itself may be missing.
std::optional<fs::path> followed(fs::path path) {
  std::error_code none;
  for (int i = 0; i < most_links; ++i) {
    if (!fs::is_symlink(path, none)) return path;
    const auto target = fs::read_symlink(path, none);
    path = target.is_absolute() ? target : path.parent_path() / target;
  }
  return std::nullopt;
}

std::optional<FileError> replace(const fs::path& target, std::string_view content,
                                 Durability durability) {
  struct stat status {};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) return FileError{.reason = "it is not a regular file"};
  if (exists && ::access(target.c_str(), W_OK) != 0) return last_error();
  Replacement replacement(target);
  const bool done =
      replacement.made() && replacement.write(content) &&
      (durability == Durability::repeatable || replacement.sync()) &&
      (exists ? replacement.copy_owner_and_mode(status) : replacement.use_default_mode()) &&
      replacement.take_place_of(target);
  return done ? std::nullopt : std::optional(last_error());
}

}  // namespace

std::optional<FileError> write_file(const std::string& path, std::string_view content,
                                    Durability durability) {
  const auto target = followed(path);
  if (!target) return FileError{.reason = "too many symbolic links"};
  return replace(*target, content, durability);
}

std::optional<FileError> write_into(const std::string& folder, const std::string& name,
                                    std::string_view content) {
  const auto path = fs::path(folder) / name;
  std::error_code none;
  if (fs::is_symlink(path, none)) return FileError{.reason = "a symbolic link is in its place"};
  return replace(path, content, Durability::repeatable);
}

}  // namespace sagewatch
