#include "changes/template_diff.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "changes/renamed_resources.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;
using Names = std::vector<std::string>;

json resource(const char* type, const json& properties = json::object()) {
  return {{"Type", type}, {"Properties", properties}};
}

json table(const char* name) { return resource("AWS::DynamoDB::Table", {{"TableName", name}}); }

json with(json resource, const char* attribute, const char* value) {
  resource[attribute] = value;
  return resource;
}

TemplateDiff diff(const json& before, const json& after) {
  return diff_templates({{"Resources", before}}, {{"Resources", after}}, "S",
                        [](const std::string& id) { return "S/path/" + id; });
}

Change only(const TemplateDiff& diff) {
  REQUIRE(diff.resources.changes.size() == 1);
  return diff.resources.changes.front();
}

std::map<std::string, Replacement> replacements(const TemplateDiff& diff) {
  std::map<std::string, Replacement> out;
  for (const auto& change : diff.resources.changes) out[change.logical_id] = change.replacement;
  return out;
}

TEST_CASE("resources come, go and change") {
  const auto found = diff({{"A", table("a")}, {"B", table("b")}, {"Same", table("s")}},
                          {{"B", with(table("b"), "Condition", "C")},
                           {"C", resource("AWS::SNS::Topic")},
                           {"Same", table("s")}});
  Names told;
  for (const auto& change : found.resources.changes)
    told.push_back(change.action_name + " " + change.path);
  CHECK(told == Names{"Remove S/path/A", "Modify S/path/B", "Add S/path/C"});
  CHECK(found.resources.changes[1].properties.front().path == "Condition");
  CHECK(diff({{"A", table("a")}}, {{"A", table("a")}}).empty());
}

TEST_CASE("a property that can't change in place replaces the resource") {
  const auto replaced = only(diff({{"A", table("a")}}, {{"A", table("b")}}));
  CHECK(replaced.replacement == Replacement::yes);
  CHECK(replaced.properties.front().replaces == Replacement::yes);
  CHECK(destroys(replaced));
  CHECK_FALSE(keeps(replaced));

  const auto keyed = [](const char* key) {
    return resource("AWS::DynamoDB::Table", {{"KeySchema", {{{"AttributeName", key}}}}});
  };
  CHECK(only(diff({{"A", keyed("a")}}, {{"A", keyed("b")}})).replacement == Replacement::maybe);

  const auto tagged = [](const char* tag) {
    return resource("AWS::DynamoDB::Table", {{"Tags", {tag}}});
  };
  CHECK(only(diff({{"A", tagged("a")}}, {{"A", tagged("b")}})).replacement == Replacement::no);
}

TEST_CASE("what the old template keeps is kept") {
  const auto kept = with(table("a"), "DeletionPolicy", "RetainExceptOnCreate");
  CHECK(keeps(only(diff({{"A", kept}}, json::object()))));
  CHECK_FALSE(keeps(only(diff({{"A", table("a")}}, json::object()))));
  const auto replaced = with(table("a"), "UpdateReplacePolicy", "Retain");
  CHECK(keeps(only(diff({{"A", replaced}}, {{"A", table("b")}}))));
}

TEST_CASE("another type under the same id takes away what the old one held") {
  const auto change = only(diff({{"A", table("a")}}, {{"A", resource("AWS::SNS::Topic")}}));
  CHECK(change.replacement == Replacement::yes);
  CHECK(change.type == "AWS::DynamoDB::Table");
}

TEST_CASE("the same under another id is one change that replaces") {
  const auto change = only(diff({{"Old", table("a")}}, {{"New", table("a")}}));
  CHECK(change.logical_id == "New");
  CHECK(change.renamed_from == "Old");
  CHECK(change.replacement == Replacement::yes);
  CHECK(change.properties.empty());
  CHECK_FALSE(keeps(change));
  // The old one is removed: what happens when it is replaced doesn't matter.
  const auto replaced = with(table("a"), "UpdateReplacePolicy", "Retain");
  CHECK_FALSE(keeps(only(diff({{"Old", replaced}}, {{"New", replaced}}))));
  const auto kept = with(table("a"), "DeletionPolicy", "RetainExceptOnCreate");
  CHECK(keeps(only(diff({{"Old", kept}}, {{"New", kept}}))));
}

json role_of(const char* user) {
  return resource("AWS::IAM::Role",
                  {{"Description", {{"Fn::Sub", std::string("of ${") + user + "}"}}}});
}

TEST_CASE("ids that change together are recognized together") {
  const json before{{"A", table("t")}, {"ARole", role_of("A")}};
  const json after{{"B", table("t")}, {"BRole", role_of("B")}};
  CHECK(renamed_resources(before, after) == NewIds{{"A", "B"}, {"ARole", "BRole"}});
}

TEST_CASE("what refers to something else than before is another resource") {
  const json before{{"A", table("t")}, {"X", table("u")}, {"ARole", role_of("A")}};
  const json after{{"B", table("t")}, {"Y", table("u")}, {"BRole", role_of("Y")}};
  CHECK(renamed_resources(before, after) == NewIds{{"A", "B"}, {"X", "Y"}});
  CHECK(renamed_resources({{"A", table("t")}}, {{"B", table("u")}}).empty());
  CHECK(
      renamed_resources({{"A", resource("AWS::SNS::Topic")}}, {{"B", resource("AWS::SQS::Queue")}})
          .empty());
}

TEST_CASE("of several that look alike each is paired once") {
  const auto topic = resource("AWS::SNS::Topic");
  const json before{{"A", topic}, {"B", topic}};
  const json after{{"X", topic}, {"Y", topic}, {"Z", topic}};
  CHECK(renamed_resources(before, after) == NewIds{{"A", "X"}, {"B", "Y"}});
}

TEST_CASE("what refers to a replaced resource follows, and may be replaced in turn") {
  const auto bus = [](const char* name) {
    return resource("AWS::Events::EventBus", {{"Name", name}});
  };
  const json users{
      {"Archive",
       resource("AWS::Events::Archive", {{"SourceArn", {{"Fn::GetAtt", {"Bus", "Arn"}}}}})},
      {"Reader", resource("AWS::SNS::Topic", {{"DisplayName", {{"Ref", "Archive"}}}})},
      {"Stranger", resource("AWS::SNS::Topic", {{"DisplayName", {{"Ref", "Other"}}}})}};
  auto before = users;
  auto after = users;
  before["Bus"] = bus("a");
  after["Bus"] = bus("b");
  const auto found = diff(before, after);
  CHECK(replacements(found) == std::map<std::string, Replacement>{{"Bus", Replacement::yes},
                                                                  {"Archive", Replacement::maybe},
                                                                  {"Reader", Replacement::no}});
  const auto& archive = found.resources.changes.front();
  REQUIRE(archive.properties.size() == 1);
  CHECK(archive.properties.front().path == "SourceArn");
  CHECK(archive.properties.front().cause == "Bus.Arn");
  CHECK(archive.properties.front().replaces == Replacement::maybe);
  CHECK(found.access.empty());
}

TEST_CASE("other sections are compared by entry, the rest as a whole") {
  const auto empty = [](const std::string&) { return std::string(); };
  const json before{{"Description", "a"}, {"Outputs", {{"X", {{"Value", "1"}}}, {"Y", "same"}}}};
  const json after{{"Description", "b"},
                   {"Outputs", {{"X", {{"Value", "2"}}}, {"Y", "same"}}},
                   {"Parameters", {{"P", {{"Type", "String"}}}}}};
  Names told;
  for (const auto& entry : diff_templates(before, after, "S", empty).others) {
    told.push_back(entry.section + "." + entry.id + " " + entry.properties.front().path);
  }
  CHECK(told == Names{"Parameters.P ", "Outputs.X Value", "Description. "});
}

TEST_CASE("access that a stack set's template grants is reported for its accounts") {
  const auto stack_set = [](const char* action) {
    const json inner{
        {"Resources",
         {{"Role",
           resource(
               "AWS::IAM::Role",
               {{"Policies",
                 {{{"PolicyDocument",
                    {{"Statement",
                      {{{"Effect", "Allow"}, {"Action", action}, {"Resource", "*"}}}}}}}}}})}}}};
    return resource("AWS::CloudFormation::StackSet", {{"TemplateBody", inner.dump()}});
  };
  const auto found = diff({{"Set", stack_set("s3:GetObject")}}, {{"Set", stack_set("s3:*")}});
  REQUIRE(found.access.size() == 1);
  CHECK(found.access[0].sentence == "in the accounts of Set: Role may s3:* on *");
  CHECK(found.access[0].logical_id == "Set");
  CHECK(found.access[0].widens);
}

TEST_CASE("of a type that isn't known it is said that a change may replace it") {
  const auto instance = [](const char* image) {
    return resource("AWS::EC2::Instance", {{"ImageId", image}});
  };
  CHECK(diff({{"A", instance("a")}}, {{"A", instance("b")}}).unknown_types ==
        Names{"AWS::EC2::Instance"});
  CHECK(diff({{"A", instance("a")}}, json::object()).unknown_types.empty());
}

TEST_CASE("a stack set's template that can't be read leaves its access unclear") {
  const auto stack_set = [](const char* body) {
    return resource("AWS::CloudFormation::StackSet", {{"TemplateBody", body}});
  };
  const auto found = diff({{"Set", stack_set("Resources: {}")}}, {{"Set", stack_set("{}")}});
  REQUIRE(found.access.size() == 1);
  CHECK(found.access[0].sign == AccessSign::unclear);
}

TEST_CASE("a template is the same with question marks for what is not ASCII") {
  const auto page = [](const std::string& markdown) {
    return resource("AWS::CloudWatch::Dashboard",
                    {{"DashboardBody", R"({"markdown":")" + markdown + R"("})"}});
  };
  CHECK(diff({{"Page", page("a ? b")}}, {{"Page", page("a \xC2\xB7 b")}}).empty());
  const auto changed = only(diff({{"Page", page("a ? b")}}, {{"Page", page("c \xC2\xB7 b")}}));
  CHECK(changed.properties.front().before == "a ? b");
}

TEST_CASE("a resource that keeps its name is not replaced, neither here nor in a stack set") {
  const auto role = [](const char* path, const char* name) {
    return resource("AWS::IAM::Role", {{"RoleName", name}, {"Path", path}});
  };
  const auto stack_set = [](const json& inner) {
    return resource("AWS::CloudFormation::StackSet",
                    {{"TemplateBody", json{{"Resources", {{"Role", inner}}}}.dump()}});
  };
  const auto refused = [](const json& before, const json& after) {
    std::vector<std::string> out;
    for (const auto& one : diff({{"It", before}}, {{"It", after}}).refused) {
      out.push_back(one.id + " " + one.message.substr(0, one.message.find(' ')));
    }
    return out;
  };
  CHECK(refused(role("/", "r"), role("/team/", "r")) == Names{"E0340 It"});
  CHECK(refused(role("/", "r"), role("/team/", "other")).empty());
  CHECK(refused(resource("AWS::IAM::Role", {{"Path", "/"}}),
                resource("AWS::IAM::Role", {{"Path", "/team/"}}))
            .empty());
  CHECK(refused(stack_set(role("/", "r")), stack_set(role("/team/", "r"))) == Names{"E0340 in"});
  CHECK(refused(stack_set(role("/", "r")), stack_set(role("/", "r"))).empty());
}

}  // namespace
}  // namespace sagewatch
