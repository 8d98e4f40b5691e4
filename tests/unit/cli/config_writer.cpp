#include "cli/config_writer.hpp"

#include <catch2/catch.hpp>

#include "base/files.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_console.hpp"

using namespace sagewatch;

namespace {

std::vector<SettingValue> region(const std::string& name) {
  return {{find_setting("home-region"), {name}}};
}

std::string content(const std::string& path) {
  return std::get<std::string>(read_file(path, 1000));
}

}  // namespace

TEST_CASE("a file that changed since it was read is left as it is") {
  const test::TemporaryFolder folder;
  const auto path = folder.file("sagewatch.yaml");
  write_file(path, "home-region: us-east-1\n");
  const auto read = load_config_file(path, true);
  write_file(path, "home-region: us-west-2\n");
  test::TestConsole test;
  CHECK_FALSE(keep_settings(test.console, read, region("eu-west-1")));
  CHECK(test.err.str().find("was changed by another process in the meantime") != std::string::npos);
  CHECK(content(path) == "home-region: us-west-2\n");
}

TEST_CASE("a file that appeared since none was there is left as it is") {
  const test::TemporaryFolder folder;
  const auto path = folder.file("sagewatch.yaml");
  const auto read = load_config_file(path, false);
  write_file(path, "home-region: us-west-2\n");
  test::TestConsole test;
  CHECK_FALSE(keep_settings(test.console, read, region("eu-west-1")));
  CHECK(content(path) == "home-region: us-west-2\n");
}
