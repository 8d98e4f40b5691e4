#include "access/access_change.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace sagewatch {
namespace {

using nlohmann::json;
using Sentences = std::vector<std::string>;

std::string context(const json& properties) { return json{{"Properties", properties}}.dump(); }

Change added(const char* type, const json& properties) {
  return {.action = Action::add,
          .action_name = "Add",
          .logical_id = "It",
          .type = type,
          .physical_id = {},
          .policy_action = {},
          .before = {},
          .after = context(properties)};
}

Change modified(const char* type, const json& before, const json& after) {
  auto change = added(type, after);
  change.action = Action::modify;
  change.before = context(before);
  return change;
}

ChangeSet set_of(std::vector<Change> changes) {
  return {.name = "C",
          .stack = "S",
          .region = "ap-southeast-2",
          .account = "222222222222",
          .status = "CREATE_COMPLETE",
          .changes = std::move(changes)};
}

Sentences told(std::vector<Change> changes) {
  Sentences out;
  for (const auto& change : access_changes(set_of(std::move(changes)))) {
    const char* sign = change.sign == AccessSign::given   ? "+ "
                       : change.sign == AccessSign::taken ? "- "
                                                          : "~ ";
    out.push_back(sign + change.sentence);
  }
  return out;
}

json role(const json& action, const json& resource) {
  return {
      {"Policies",
       {{{"PolicyDocument",
          {{"Statement", {{{"Effect", "Allow"}, {"Action", action}, {"Resource", resource}}}}}}}}}};
}

json statement(const json& principal, const json& condition) {
  return {{"Effect", "Allow"},
          {"Principal", principal},
          {"Action", "events:PutEvents"},
          {"Condition", condition}};
}

json bus_policy(const json& principal, const json& condition) {
  return {{"EventBusName", "Bus"}, {"Statement", statement(principal, condition)}};
}

const auto* const bus_policy_type = "AWS::Events::EventBusPolicy";
const auto* const role_type = "AWS::IAM::Role";

Change bus(const char* name) {
  auto change = added("AWS::Events::EventBus", {{"Name", name}});
  change.logical_id = "EventBus";
  return change;
}

}  // namespace

TEST_CASE("an organization's accounts are named by their paths, one sentence a path") {
  const json paths{
      {"ForAnyValue:StringLike", {{"aws:PrincipalOrgPaths", {"o-1/r-1/a/*", "o-1/r-1/b/*"}}}}};
  CHECK(told({added(bus_policy_type, bus_policy("*", paths))}) ==
        Sentences{"+ accounts in o-1/r-1/a/* may events:PutEvents on Bus",
                  "+ accounts in o-1/r-1/b/* may events:PutEvents on Bus"});
}

TEST_CASE("operators are told in any case") {
  const json paths{{"aws:PrincipalOrgPaths", "o-1/*"}};
  CHECK(told({added(bus_policy_type, bus_policy("*", {{"foranyvalue:stringlike", paths}}))}) ==
        Sentences{"+ accounts in o-1/* may events:PutEvents on Bus"});
  CHECK(told({added(bus_policy_type, bus_policy("*", {{"stringnotlikeifexists", paths}}))}) ==
        Sentences{"+ anyone may events:PutEvents on Bus if aws:PrincipalOrgPaths is not like o-1/* "
                  "or absent"});
}

TEST_CASE("an open principal is narrowed by tests that absence cannot pass only") {
  const json paths{{"aws:PrincipalOrgPaths", "o-1/*"}};
  CHECK(told({added(bus_policy_type, bus_policy("*", {{"ForAllValues:StringLike", paths}}))}) ==
        Sentences{"+ anyone may events:PutEvents on Bus if every aws:PrincipalOrgPaths is like "
                  "o-1/*"});
  CHECK(
      told({added(bus_policy_type, bus_policy("*", {{"StringNotLike", paths}}))}) ==
      Sentences{"+ anyone may events:PutEvents on Bus if aws:PrincipalOrgPaths is not like o-1/*"});
  CHECK(told({added(bus_policy_type, bus_policy("*", {{"StringLikeIfExists", paths}}))}) ==
        Sentences{"+ anyone may events:PutEvents on Bus if aws:PrincipalOrgPaths is like o-1/* or "
                  "absent"});
}

TEST_CASE("principals are described in every form") {
  const json none = json::object();
  const auto who = [&](const json& principal) {
    return told({added(bus_policy_type, bus_policy(principal, none))}).front();
  };
  CHECK(who("*") == "+ anyone may events:PutEvents on Bus");
  CHECK(who({{"AWS", "*"}}) == "+ anyone may events:PutEvents on Bus");
  CHECK(who("111122223333") == "+ account 111122223333 may events:PutEvents on Bus");
  CHECK(who({{"AWS", "arn:aws-cn:iam::111122223333:root"}}) ==
        "+ account 111122223333 may events:PutEvents on Bus");
  CHECK(who({{"Service", "x.amazonaws.com"}}) == "+ x.amazonaws.com may events:PutEvents on Bus");
}

TEST_CASE("the older form of an event bus policy is understood") {
  const json properties{
      {"Action", "events:PutEvents"},
      {"Principal", "*"},
      {"Condition", {{"Type", "StringEquals"}, {"Key", "aws:PrincipalOrgID"}, {"Value", "o-1"}}}};
  CHECK(told({added(bus_policy_type, properties)}) ==
        Sentences{"+ accounts in organization o-1 may events:PutEvents on the default event bus"});
}

TEST_CASE("a resource of the stack is called by its logical id") {
  const auto* arn = "arn:aws:events:ap-southeast-2:222222222222:event-bus/main";
  CHECK(told({bus("main"), added(role_type, role("events:PutEvents", arn))}) ==
        Sentences{"+ It may events:PutEvents on EventBus"});
}

TEST_CASE("a namesake in another account or Region keeps its ARN") {
  for (const std::string arn : {"arn:aws:events:ap-southeast-2:999999999999:event-bus/main",
                                "arn:aws:events:us-east-1:222222222222:event-bus/main",
                                "arn:aws:events:ap-southeast-2:222222222222:event-bus/xmain"}) {
    CHECK(told({bus("main"), added(role_type, role("events:PutEvents", arn))}) ==
          Sentences{"+ It may events:PutEvents on " + arn});
  }
}

TEST_CASE("unresolved intrinsic functions are described by what they refer to") {
  CHECK(told({added(role_type, role("a:B", {{"Fn::GetAtt", {"Jobs", "Arn"}}}))}) ==
        Sentences{"+ It may a:B on Jobs"});
  CHECK(told({added(role_type, role("a:B", {{"Fn::Sub", "arn:${AWS::Partition}:x"}}))}) ==
        Sentences{"+ It may a:B on arn:${AWS::Partition}:x"});
  CHECK(told({added(role_type, role("a:B", {{"Fn::Join", {"", {{{"Ref", "Jobs"}}, "/*"}}}}))}) ==
        Sentences{"+ It may a:B on Jobs/*"});
}

TEST_CASE("a value that comes with the deployment is said to be unknown") {
  CHECK(told({added(role_type, role("a:B", "{{changeSet:KNOWN_AFTER_APPLY}}/*"))}) ==
        Sentences{"+ It may a:B on (known after deployment)/*"});
}

TEST_CASE("actions on one resource, and resources with the same actions, share a sentence") {
  CHECK(told({added(role_type, role({"a:B", "a:C"}, {"x", "y"}))}) ==
        Sentences{"+ It may a:B, a:C on x, y"});
}

TEST_CASE("only the difference is reported") {
  CHECK(told({modified(role_type, role({"a:B", "a:C"}, "x"), role({"a:C", "a:D"}, "x"))}) ==
        Sentences{"+ It may a:D on x", "- It may a:B on x"});
}

TEST_CASE("widening to a wildcard takes nothing away") {
  CHECK(told({modified(role_type, role("a:B", "x"), role("a:*", "x"))}) ==
        Sentences{"+ It may a:* on x"});
}

TEST_CASE("removing a denial widens access") {
  auto policy = role("a:B", "x");
  policy["Policies"][0]["PolicyDocument"]["Statement"][0]["Effect"] = "Deny";
  const auto changes =
      access_changes(set_of({modified(role_type, policy, {{"Policies", json::array()}})}));
  REQUIRE(changes.size() == 1);
  CHECK(changes.front().sentence == "It may not a:B on x");
  CHECK(changes.front().sign == AccessSign::taken);
  CHECK(changes.front().widens);
}

TEST_CASE("inverted elements are described as what they leave open") {
  const json document{{"Statement",
                       {{"NotPrincipal", {{"AWS", "111122223333"}}},
                        {"NotAction", "sns:Publish"},
                        {"NotResource", "x"}}}};
  CHECK(told({added("AWS::SNS::TopicPolicy", {{"Topics", {"t"}}, {"PolicyDocument", document}})}) ==
        Sentences{"+ anyone but account 111122223333 may every action but sns:Publish on "
                  "everything but x"});
}

TEST_CASE("a Logs resource policy is read although it is a string") {
  const json document{{"Statement",
                       {{"Principal", {{"Service", "events.amazonaws.com"}}},
                        {"Action", "logs:PutLogEvents"},
                        {"Resource", "*"}}}};
  CHECK(told({added("AWS::Logs::ResourcePolicy", {{"PolicyDocument", document.dump()}})}) ==
        Sentences{"+ events.amazonaws.com may logs:PutLogEvents on *"});
}

TEST_CASE("managed policies, separate policies and function permissions are reported") {
  CHECK(told({added(role_type, {{"ManagedPolicyArns", {"arn:aws:iam::aws:policy/X"}}})}) ==
        Sentences{"+ It has the managed policy arn:aws:iam::aws:policy/X"});
  const json policy{{"Roles", {"Reader"}},
                    {"PolicyDocument", {{"Statement", {{"Action", "a:B"}, {"Resource", "x"}}}}}};
  CHECK(told({added("AWS::IAM::Policy", policy)}) == Sentences{"+ Reader may a:B on x"});
  const json permission{{"FunctionName", "F"},
                        {"Action", "lambda:InvokeFunction"},
                        {"Principal", "events.amazonaws.com"},
                        {"SourceAccount", "1"}};
  CHECK(
      told({added("AWS::Lambda::Permission", permission)}) ==
      Sentences{"+ events.amazonaws.com may lambda:InvokeFunction on F if aws:SourceAccount is 1"});
}

TEST_CASE("what cannot be expressed as a sentence is listed nevertheless") {
  const Sentences unclear{"~ It: its permissions change"};
  auto without = added(role_type, {});
  without.after.reset();
  CHECK(told({without}) == unclear);
  without.after = "not JSON";
  CHECK(told({without}) == unclear);
  CHECK(told({added(role_type, {{"Policies", {{{"PolicyDocument", {{"Fn::If", {1}}}}}}}})}) ==
        unclear);
  CHECK(told({added("AWS::SQS::QueuePolicy", {{"Queues", {"q"}}})}) == unclear);
  CHECK(told({added("AWS::New::ResourcePolicy", {{"Anything", 1}})}) == unclear);
}

TEST_CASE("a layer that is opened to everybody, or to an organization, is reported") {
  const auto* const type = "AWS::Lambda::LayerVersionPermission";
  json layer{{"Action", "lambda:GetLayerVersion"},
             {"LayerVersionArn", "arn:aws:lambda:us-east-1:222222222222:layer:tools:1"},
             {"Principal", "*"}};
  CHECK(told({added(type, layer)}) ==
        Sentences{"+ anyone may lambda:GetLayerVersion on "
                  "arn:aws:lambda:us-east-1:222222222222:layer:tools:1"});
  const auto open = layer;
  layer["OrganizationId"] = "o-a1b2c3d4e5";
  CHECK(told({modified(type, layer, open)}) ==
        Sentences{"+ anyone may lambda:GetLayerVersion on "
                  "arn:aws:lambda:us-east-1:222222222222:layer:tools:1",
                  "- accounts in organization o-a1b2c3d4e5 may lambda:GetLayerVersion on "
                  "arn:aws:lambda:us-east-1:222222222222:layer:tools:1"});
}

TEST_CASE("policies are read in whichever property a type keeps them") {
  const auto document = [](const char* action) {
    return json{
        {"Statement",
         {{{"Effect", "Allow"}, {"Principal", "*"}, {"Action", action}, {"Resource", "*"}}}}};
  };
  CHECK(told({added("AWS::ECR::Repository", {{"RepositoryPolicyText", document("ecr:Pull")}})}) ==
        Sentences{"+ anyone may ecr:Pull on It"});
  CHECK(told({added("AWS::SageMaker::ModelPackageGroup",
                    {{"ModelPackageGroupPolicy", document("sagemaker:Get")}})}) ==
        Sentences{"+ anyone may sagemaker:Get on It"});
  CHECK(told({added("AWS::SecretsManager::ResourcePolicy",
                    {{"SecretId", "key"}, {"ResourcePolicy", document("s:Get")}})}) ==
        Sentences{"+ anyone may s:Get on key"});
  CHECK(told({added("AWS::KMS::ReplicaKey", {{"KeyPolicy", document("kms:Use")}})}) ==
        Sentences{"+ anyone may kms:Use on It"});
}

TEST_CASE("a function that everybody may call through its URL is reported") {
  CHECK(told({added("AWS::Lambda::Permission", {{"Action", "lambda:InvokeFunctionUrl"},
                                                {"FunctionName", "f"},
                                                {"Principal", "*"},
                                                {"FunctionUrlAuthType", "NONE"}})}) ==
        Sentences{
            "+ anyone may lambda:InvokeFunctionUrl on f if lambda:FunctionUrlAuthType is NONE"});
}

TEST_CASE("a modification that AWS traces to a policy is listed even if both sides look alike") {
  auto change = modified(role_type, role("a:B", "x"), role("a:B", "x"));
  change.properties = {{.path = "Policies", .before = {}, .after = {}, .cause = "Jobs.Arn"}};
  CHECK(told({change}) == Sentences{"~ It: its permissions change"});
  change.properties = {{.path = "Tags", .before = {}, .after = {}, .cause = {}}};
  CHECK(told({change}).empty());
}

TEST_CASE("a policy in a text whose layout changes gives no other access") {
  const auto policy = [](const std::string& between) {
    return json{{"PolicyDocument", R"({"Statement":[{"Effect":"Allow","Principal":"*",)" + between +
                                       R"("Action":"logs:PutLogEvents","Resource":"*"}]})"}};
  };
  auto change = modified("AWS::Logs::ResourcePolicy", policy(""), policy(" "));
  change.properties = {{.path = "PolicyDocument", .before = {}, .after = {}, .cause = {}}};
  CHECK(told({change}).empty());
}

TEST_CASE("access of unchanged resources is not reported") {
  auto imported = added(role_type, role("a:B", "x"));
  imported.action = Action::import;
  auto kept = added(role_type, {});
  kept.action = Action::remove;
  kept.policy_action = "Retain";
  CHECK(told({imported, kept}).empty());
}

}  // namespace sagewatch
