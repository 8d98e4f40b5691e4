#include "assembly/assembly_files.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "support/temporary_folder.hpp"

using namespace sagewatch;

namespace {

const std::string described = R"({"Description": "SageMaker monitoring: the monitoring account"})";
const std::string infra = "MonitoringAccountInfraStack.template.json";

AssemblyFile manifest(const std::vector<std::string>& templates) {
  std::string artifacts;
  for (const auto& name : templates) {
    artifacts += (artifacts.empty() ? "\"" : ", \"") + name +
                 R"(": {"properties": {"templateFile": ")" + name + R"("}})";
  }
  return {"manifest.json", R"({"version": "22.0.0", "artifacts": {)" + artifacts + "}}"};
}

bool exists(const test::TemporaryFolder& folder, const std::string& name) {
  return std::filesystem::exists(folder.path() / name);
}

void put(const test::TemporaryFolder& folder, const std::string& name, const std::string& text) {
  std::ofstream(folder.path() / name) << text;
}

}  // namespace

TEST_CASE("templates of an earlier assembly are removed, others are kept") {
  const test::TemporaryFolder folder;
  const auto directory = folder.path().string();
  const auto prefixed = [](const char* prefix) { return prefix + ("-" + infra); };
  REQUIRE(
      write_assembly(directory, {{prefixed("aa"), described}, manifest({prefixed("aa")})}).empty());
  put(folder, "Payments.template.json", described);
  put(folder, "cc-" + infra, described);  // of no manifest
  REQUIRE(write_assembly(directory, {{prefixed("bb"), described},
                                     manifest({prefixed("bb"), "Payments.template.json"})})
              .empty());
  CHECK_FALSE(exists(folder, prefixed("aa")));
  CHECK(exists(folder, prefixed("bb")));
  REQUIRE(write_assembly(directory, {manifest({})}).empty());
  CHECK_FALSE(exists(folder, prefixed("bb")));
  CHECK(exists(folder, "Payments.template.json"));
  CHECK(exists(folder, prefixed("cc")));
}

TEST_CASE("a template of somebody else with a name of ours is kept") {
  const test::TemporaryFolder folder;
  put(folder, infra, R"({"Description": "payments"})");
  put(folder, "manifest.json", manifest({infra, "../" + infra, "x.json"}).content);
  CHECK(listed_templates(folder.path().string()) == std::vector<std::string>{infra});
  REQUIRE(write_assembly(folder.path().string(), {manifest({})}).empty());
  CHECK(exists(folder, infra));
}

TEST_CASE("a manifest that can't be read lists nothing") {
  const test::TemporaryFolder folder;
  CHECK_FALSE(listed_templates(folder.path().string()));
  for (const auto* text : {"", "[]", "{", R"({"artifacts": []})"}) {
    put(folder, "manifest.json", text);
    CHECK_FALSE(listed_templates(folder.path().string()));
  }
}

TEST_CASE("a directory that can't be made is named with the reason") {
  const test::TemporaryFolder folder;
  put(folder, "file", "");
  const auto problems = write_assembly(folder.file("file") + "/out", {manifest({})});
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().message ==
        "cannot write '" + folder.file("file") + "/out': Not a directory");
}
