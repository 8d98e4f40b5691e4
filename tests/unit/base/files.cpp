#include "base/files.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "support/temporary_folder.hpp"

using sagewatch::test::TemporaryFolder;

using namespace sagewatch;

namespace {

std::string content(const std::string& path) {
  const auto read = read_file(path, 1000);
  REQUIRE(std::holds_alternative<std::string>(read));
  return std::get<std::string>(read);
}

std::size_t count_files(const TemporaryFolder& folder) {
  const std::filesystem::directory_iterator files(folder.path());
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

}  // namespace

TEST_CASE("a file is made, replaced, and nothing else is left in its folder") {
  const TemporaryFolder folder;
  const auto file = folder.file("a.yaml");
  CHECK_FALSE(write_file(file, "one"));
  CHECK(content(file) == "one");
  CHECK_FALSE(write_file(file, ""));
  CHECK(content(file).empty());
  CHECK(count_files(folder) == 1);
}

TEST_CASE("a replaced file keeps its mode") {
  const TemporaryFolder folder;
  const auto file = folder.file("a.yaml");
  write_file(file, "one");
  ::chmod(file.c_str(), 0640);
  CHECK_FALSE(write_file(file, "two"));
  struct stat status {};
  ::stat(file.c_str(), &status);
  CHECK((status.st_mode & 0777U) == 0640);
}

TEST_CASE("a symbolic link stays one, and its target is replaced or made") {
  const TemporaryFolder folder;
  const auto target = folder.file("target.yaml");
  const auto link = folder.file("link.yaml");
  std::filesystem::create_symlink("target.yaml", link);
  CHECK_FALSE(write_file(link, "one"));
  CHECK(content(target) == "one");
  CHECK_FALSE(write_file(link, "two"));
  CHECK(std::filesystem::is_symlink(link));
  CHECK(content(target) == "two");
}

TEST_CASE("a ring of symbolic links is an error") {
  const TemporaryFolder folder;
  const auto link = folder.file("a");
  std::filesystem::create_symlink("a", link);
  CHECK(write_file(link, "x")->reason == "too many symbolic links");
}

TEST_CASE("a write that fails says why and leaves nothing") {
  const TemporaryFolder folder;
  CHECK(write_file(folder.file("no/a.yaml"), "x")->reason == "no such file or directory");
  CHECK(write_file(folder.path().string(), "x")->reason == "it is not a regular file");
  CHECK(write_file("/dev/null", "x")->reason == "it is not a regular file");
  CHECK(count_files(folder) == 0);
}

TEST_CASE("reading distinguishes a missing file, a directory and a large file") {
  const TemporaryFolder folder;
  const auto file = folder.file("a");
  const auto error = [](const std::string& path, std::size_t most) {
    return std::get<FileError>(read_file(path, most));
  };
  CHECK(error(file, 10).missing);
  CHECK(error(folder.path().string(), 10).reason == "it is a directory");
  write_file(file, "12345678901");
  CHECK(error(file, 10).too_large);
  CHECK(content(file).size() == 11);
}

TEST_CASE("what is written into a folder follows no link out of it") {
  const TemporaryFolder folder;
  const TemporaryFolder elsewhere;
  const auto victim = elsewhere.file("victim");
  write_file(victim, "precious");
  for (const auto& target : {victim, elsewhere.file("absent")}) {
    const auto link = folder.file("a.template.json");
    std::filesystem::create_symlink(target, link);
    const auto error = write_into(folder.path().string(), "a.template.json", "{}");
    REQUIRE(error);
    CHECK(error->reason == "a symbolic link is in its place");
    CHECK(content(victim) == "precious");
    CHECK_FALSE(std::filesystem::exists(elsewhere.file("absent")));
    std::filesystem::remove(link);
  }
}

TEST_CASE("a folder that is itself a link is written into") {
  const TemporaryFolder folder;
  const auto linked = folder.file("linked");
  std::filesystem::create_directory(folder.file("real"));
  std::filesystem::create_directory_symlink("real", linked);
  CHECK_FALSE(write_into(linked, "a.json", "{}"));
  CHECK(content(folder.file("real/a.json")) == "{}");
}
