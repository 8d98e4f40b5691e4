#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "assembly/cloud_assembly.hpp"
#include "assembly/limits.hpp"
#include "sagewatch/facts/quotas.hpp"
#include "settings/resolve.hpp"
#include "settings/validators.hpp"
#include "stacks/stacks.hpp"
#include "support/example_config.hpp"
#include "support/rendered.hpp"

using namespace sagewatch;
using test::json;
using test::Json;

namespace {

Config prefixed(const std::string& prefix) {
  auto config = test::example_config();
  config.notification_emails = {"ml@example.com"};
  config.name_prefix = prefix;
  return config;
}

/// Every stack's template, by the name of the stack.
std::map<std::string, Json> templates(const Config& config) {
  std::map<std::string, Json> out;
  for (const auto& entry : stacks()) {
    cfn::App app;
    const auto& stack = add_stack(app, entry.kind, config);
    out.emplace(stack.id(), test::rendered(stack));
  }
  return out;
}

Json resources(StackKind kind, const Config& config) {
  cfn::App app;
  return test::rendered(add_stack(app, kind, config)).at("Resources");
}

/// Where the settings of other stacks come from: their names hold the prefix of these.
Config without_outputs(Config config) {
  config.monitoring_account_role_name = "role";
  config.monitoring_account_eventbus_arn = "arn:aws:events:r:222222222222:event-bus/bus";
  return config;
}

/// A text, or every one that it may be.
void add_texts(const Json& value, std::vector<std::string>& out) {
  if (value.is_string()) return out.push_back(value.get<std::string>());
  if (value.contains("Fn::Sub")) add_texts(value.at("Fn::Sub"), out);
  if (!value.contains("Fn::If")) return;
  add_texts(value.at("Fn::If").at(1), out);
  add_texts(value.at("Fn::If").at(2), out);
}

/// The names that a resource may have by its properties; none where AWS makes it.
std::vector<std::string> physical_names(const Json& resource) {
  std::vector<std::string> out;
  const auto properties = resource.value("Properties", Json::object());
  for (const auto* property :
       {"RoleName", "QueueName", "TopicName", "TableName", "FunctionName", "LogGroupName",
        "DashboardName", "AlarmName", "StackSetName", "ArchiveName", "Name"}) {
    if (properties.contains(property)) add_texts(properties.at(property), out);
  }
  return out;
}

std::set<std::string> physical_names(const Config& config) {
  std::set<std::string> out;
  for (const auto& [stack, rendered] : templates(config)) {
    out.insert(stack);
    for (const auto& resource : rendered.at("Resources")) {
      for (const auto& name : physical_names(resource)) {
        out.insert(resource.at("Type").get<std::string>() + " " + name);
      }
    }
  }
  return out;
}

cfn::Diagnostics contradictions_of(const std::string& region, const std::string& boundary) {
  auto resolved = resolve({});
  resolved.config.home_region = region;
  resolved.config.permissions_boundary = boundary;
  return contradictions(resolved);
}

}  // namespace

TEST_CASE("with a prefix every name in a template has it") {
  for (const auto& [stack, rendered] : templates(without_outputs(prefixed("acme")))) {
    INFO(stack);
    CHECK(stack.starts_with("acme-"));
    const auto text = rendered.dump();
    std::size_t found = 0;
    for (const auto* stem :
         {"sagemaker-monitoring", "SageMaker-Monitoring", "SageMakerMonitoring"}) {
      for (auto at = text.find(stem); at != std::string::npos; at = text.find(stem, at + 1)) {
        INFO(text.substr(at < 40 ? 0 : at - 40, 80));
        CHECK(text.substr(at - 5, 5) == "acme-");
        ++found;
      }
    }
    CHECK((found > 0 || stack.ends_with("WorkloadAccountObservabilityStack")));
  }
}

TEST_CASE("the name of every resource that has one begins with the prefix") {
  for (const auto& name : physical_names(prefixed("acme"))) {
    INFO(name);
    const auto begin = std::min(name.rfind(' ') + 1, name.size());
    const auto whole = name.substr(name.find(' ') == std::string::npos ? 0 : begin);
    const auto folder = whole.starts_with("/aws/") ? whole.find('/', 5) + 1 : 0;
    // The name of a saved query is words behind its folder.
    CHECK((whole.substr(folder).starts_with("acme-") ||
           name.find("acme-SageMakerMonitoring/") != std::string::npos));
  }
}

TEST_CASE("two installations with different prefixes have no name in common, nor with none") {
  auto none = prefixed("");
  none.name_prefix.reset();
  std::set<std::string> seen;
  std::size_t all = 0;
  for (const auto& config : {none, prefixed("a"), prefixed("a-b"), prefixed("ab")}) {
    const auto names = physical_names(config);
    CHECK(names.size() > 50);
    all += names.size();
    seen.insert(names.begin(), names.end());
  }
  CHECK(seen.size() == all);
}

TEST_CASE("the names that scripts ask for have the prefix, but for outputs and events") {
  const auto plain = names::all("");
  const auto whole = names::all("acme");
  REQUIRE(plain.size() == whole.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    INFO(plain[i].key);
    CHECK(whole[i].key == plain[i].key);
    const auto at = whole[i].value.find("acme-");
    if (plain[i].key.starts_with("output.") || plain[i].key.starts_with("heartbeat.")) {
      CHECK(whole[i].value == plain[i].value);
    } else {
      REQUIRE(at != std::string::npos);
      CHECK(std::string(whole[i].value).erase(at, 5) == plain[i].value);
    }
  }
}

TEST_CASE("a stack is found by its key and by its name, whatever the prefix") {
  const auto* entry = find_stack("management");
  REQUIRE(entry);
  CHECK(find_stack("ManagementStackStack") == entry);
  CHECK(find_stack("acme-ManagementStackStack") == entry);
  CHECK(find_stack("acmeManagementStackStack") == nullptr);
  CHECK(find_stack("acme-management") == nullptr);
}

TEST_CASE("every role of every stack has the path and the boundary of the settings") {
  auto config = prefixed("acme");
  config.role_path = "/ml/platform/";
  config.permissions_boundary = "boundaries/team";
  int roles = 0;
  for (const auto& [stack, rendered] : templates(config)) {
    for (const auto& resource : rendered.at("Resources")) {
      if (resource.at("Type") != "AWS::IAM::Role") continue;
      ++roles;
      const auto& properties = resource.at("Properties");
      INFO(properties.at("RoleName"));
      CHECK(properties.at("Path") == "/ml/platform/");
      CHECK(
          properties.at("PermissionsBoundary") ==
          json(
              R"({"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/boundaries/team"})"));
    }
  }
  CHECK(roles == 7);
}

TEST_CASE("a role's ARN has its path wherever it is made of the role's name") {
  auto config = test::example_config();
  config.role_path = "/ml/";
  const auto workload = resources(StackKind::workload_events, config);
  CHECK_THAT(workload.at("SourceRole").at("Properties").at("AssumeRolePolicyDocument").dump(),
             Catch::Contains("${MonitoringAccountId}:role/ml/${MonitoringAccountRoleName}"));
}

TEST_CASE("without house rules a role has neither path nor boundary") {
  const auto role = resources(StackKind::monitoring, test::example_config()).at("IngesterRole");
  CHECK_FALSE(role.at("Properties").contains("Path"));
  CHECK_FALSE(role.at("Properties").contains("PermissionsBoundary"));
}

TEST_CASE("the ARN of a policy of AWS's is a boundary as it is, in its own partition") {
  auto config = test::example_config();
  config.permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess";
  CHECK(resources(StackKind::monitoring, config)
            .at("IngesterRole")
            .at("Properties")
            .at("PermissionsBoundary") == "arn:aws:iam::aws:policy/PowerUserAccess");
  CHECK(contradictions_of("eu-west-1", *config.permissions_boundary).empty());
  CHECK(contradictions_of("cn-north-1", "team-boundary").empty());
  const auto wrong = contradictions_of("cn-north-1", *config.permissions_boundary);
  REQUIRE(wrong.size() == 1);
  CHECK(wrong[0].message ==
        "'permissions-boundary' is in partition aws, but 'home-region' is cn-north-1");
}

TEST_CASE("every log group keeps its events as long as the settings say") {
  auto config = prefixed("acme");
  config.log_retention_days = 30;
  int groups = 0;
  for (const auto& [stack, rendered] : templates(config)) {
    for (const auto& resource : rendered.at("Resources")) {
      if (resource.at("Type") != "AWS::Logs::LogGroup") continue;
      ++groups;
      CHECK(resource.at("Properties").at("RetentionInDays") == 30);
    }
  }
  CHECK(groups == 3);
}

TEST_CASE("a prefix is words of small letters and digits, twelve signs at most") {
  namespace checks = validators;
  for (const auto* text : {"a", "acme", "a1-2b", "twelve-signs"})
    CHECK_FALSE(validators::name_prefix(text));
  for (const auto* text : {"", "A", "1a", "-a", "a-", "a--b", "a_b", "a.b", "thirteen-sign"}) {
    INFO(text);
    CHECK(validators::name_prefix(text));
  }
}

TEST_CASE("a path of roles has a slash at both ends and between names") {
  namespace checks = validators;
  for (const auto* text : {"/a/", "/ml-platform/", "/a/b_c/d.e@f/"})
    CHECK_FALSE(validators::role_path(text));
  for (const auto* text : {"", "/", "//", "a", "/a", "a/", "/a//b/", "/a b/", "/\xC3\xA4/"}) {
    INFO(text);
    CHECK(validators::role_path(text));
  }
  CHECK_FALSE(validators::role_path("/" + std::string(510, 'a') + "/"));
  CHECK(validators::role_path("/" + std::string(511, 'a') + "/"));
}

TEST_CASE("a boundary is a policy's name, or the ARN of a policy that is in every account") {
  namespace checks = validators;
  for (const auto* text :
       {"team-boundary", "boundaries/team", "arn:aws:iam::aws:policy/PowerUserAccess",
        "arn:aws-cn:iam::aws:policy/job-function/ViewOnlyAccess"}) {
    INFO(text);
    CHECK_FALSE(validators::permissions_boundary(text));
  }
  for (const auto* text : {"", "/team", "team/", "a b", "arn:aws:iam::222222222222:policy/team",
                           "arn:aws:iam::aws:role/x", "arn:aws:s3::aws:policy/x", "arn:"}) {
    INFO(text);
    CHECK(validators::permissions_boundary(text));
  }
}

TEST_CASE("a template that indentation makes too large has none") {
  auto config = test::example_config();
  for (int i = 0; i < 400; i += 20) {
    for (int j = i; j < i + 20; ++j)
      config.workload_accounts.push_back(std::to_string(100000000000 + j));
    cfn::App app;
    const auto& stack = add_stack(app, StackKind::monitoring, config);
    const auto lines = cfn::to_json_lines(stack.synth());
    const auto content = template_file(stack).content;
    if (lines.size() <= quota::template_in_request) {
      CHECK(content == lines);
      continue;
    }
    CHECK(content.size() <= quota::template_in_request);
    CHECK(content.find("\n ") == std::string::npos);
    CHECK(Json::parse(content) == Json::parse(lines));
    CHECK(std::ranges::count(content, '\n') == std::ranges::count(lines, '\n'));
    CHECK(check_limits(stack).empty());
    return;
  }
  FAIL("no template became too large");
}

TEST_CASE("a template that is too large in lines is one line") {
  auto config = test::example_config();
  for (int i = 0; i < 900; ++i) {
    config.workload_accounts.push_back(std::to_string(100000000000 + i));
  }
  cfn::App app;
  const auto& stack = add_stack(app, StackKind::monitoring, config);
  const auto content = template_file(stack).content;
  CHECK(std::ranges::count(content, '\n') == 1);
  CHECK(Json::parse(content) == Json::parse(cfn::to_json_lines(stack.synth())));
}
