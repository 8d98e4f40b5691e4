#include "settings/tags.hpp"

#include <catch2/catch.hpp>

#include "assembly/cloud_assembly.hpp"
#include "settings/resolve.hpp"
#include "settings/validators.hpp"
#include "stacks/stacks.hpp"
#include "support/example_config.hpp"
#include "support/rendered.hpp"

using namespace sagewatch;
using test::json;

namespace {

Config tagged() {
  auto config = test::example_config();
  config.tags = {"team=ml platform", "formula=a=b"};
  return config;
}

cfn::Diagnostics contradictions_of(std::vector<std::string> tags) {
  auto resolved = resolve({});
  resolved.config.tags = std::move(tags);
  return contradictions(resolved);
}

}  // namespace

TEST_CASE("the first equals sign ends a tag's key") {
  CHECK(key_of_tag("a=b=c") == "a");
  const auto tags = stack_tags(tagged());
  REQUIRE(tags.size() == 2);
  CHECK(tags[1].key == "formula");
  CHECK(tags[1].value == "a=b");
}

TEST_CASE("a tag is a key and a value of what AWS allows") {
  namespace checks = validators;
  for (const auto* text : {"team=ml", "cost center=47 11", "a:b/c_d.e+f-g=h@i", "Büro=Köln",
                           "部門=研究", "a@b=c", "owner=x=y", "awsome=1"}) {
    INFO(text);
    CHECK_FALSE(validators::tag(text));
  }
  for (const auto* text : {"", "team", "=ml", "team=", "team =ml", "team= ml", "→=a", "a=€",
                           "a=\xFF", "a=b'", "a=b\""}) {
    INFO(text);
    REQUIRE(validators::tag(text));
    CHECK(validators::tag(text)->must.starts_with("must be KEY=VALUE"));
  }
  for (const auto* text : {"aws:x=1", "AWS:x=1"}) {
    CHECK(validators::tag(text)->must == "must not begin with 'aws:'");
  }
  CHECK_FALSE(validators::tag(std::string(128, 'k') + "=" + std::string(256, 'v')));
  CHECK(validators::tag(std::string(129, 'k') + "=v"));
  CHECK(validators::tag("k=" + std::string(257, 'v')));
}

TEST_CASE("a tag is given once, whatever the case of its key, and fifty of them at most") {
  const auto twice = contradictions_of({"Team=a", "cost=1", "team=b"});
  REQUIRE(twice.size() == 1);
  CHECK(twice[0].id == "E0108");
  CHECK(twice[0].message == "'tags' has the tag 'team' twice");
  std::vector<std::string> many;
  for (int i = 0; i < 50; ++i) many.push_back("k" + std::to_string(i) + "=r-ab12/");
  CHECK(contradictions_of(many).empty());
  many.emplace_back("one=more");
  const auto problems = contradictions_of(many);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].id == "E0114");
  CHECK(problems[0].message == "'tags' has 51 tags, AWS accepts 50");
}

TEST_CASE("every stack of an assembly has the tags, and both stack sets hand them on") {
  cfn::App app;
  const auto config = tagged();
  for (const auto& entry : stacks()) add_stack(app, entry.kind, config);
  for (const auto& listed : assembly_stacks(app, config)) CHECK(listed.tags.size() == 2);
  const auto files = cloud_assembly(assembly_stacks(app, config));
  const auto manifest = json(files.back().content.c_str());
  for (const auto& [name, artifact] : manifest.at("artifacts").items()) {
    INFO(name);
    CHECK(artifact.at("properties").at("tags") ==
          json(R"({"team": "ml platform", "formula": "a=b"})"));
  }
  cfn::App management;
  const auto sets =
      test::rendered(add_stack(management, StackKind::management, config)).at("Resources");
  CHECK(sets.size() == 2);
  for (const auto& set : sets) {
    CHECK(set.at("Properties").at("Tags") == json(R"([{"Key": "team", "Value": "ml platform"},
                                                      {"Key": "formula", "Value": "a=b"}])"));
  }
}

TEST_CASE("without tags neither an assembly nor a stack set mentions any") {
  cfn::App app;
  const auto config = test::example_config();
  const auto& stack = add_stack(app, StackKind::management, config);
  const auto files = cloud_assembly(assembly_stacks(app, config));
  CHECK_FALSE(json(files.back().content.c_str())
                  .at("artifacts")
                  .at(stack.id())
                  .at("properties")
                  .contains("tags"));
  const auto sets = test::rendered(stack).at("Resources");
  for (const auto& set : sets) CHECK_FALSE(set.at("Properties").contains("Tags"));
}
