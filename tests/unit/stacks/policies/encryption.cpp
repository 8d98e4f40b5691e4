#include <catch2/catch.hpp>

#include "sagewatch/cfn/json.hpp"
#include "settings/resolve.hpp"
#include "settings/validators.hpp"
#include "stacks/policies/key_policy.hpp"
#include "stacks/stacks.hpp"
#include "support/example_config.hpp"
#include "support/rendered.hpp"

using namespace sagewatch;
using test::json;
using test::Json;

namespace {

constexpr auto arn =
    "arn:aws:kms:ap-southeast-2:222222222222:key/11111111-2222-3333-4444-555555555555";

Config with(const std::string& encryption) {
  auto config = test::example_config();
  config.notification_emails = {"ml@example.com"};
  config.encryption = encryption;
  return config;
}

/// The resources of all stacks that the settings want.
Json resources_of(const Config& config) {
  Json out;
  for (const auto& entry : stacks()) {
    if (entry.account != Account::monitoring || !is_wanted(entry, config)) continue;
    cfn::App app;
    const auto rendered = test::rendered(add_stack(app, entry.kind, config));
    const auto& resources = rendered.at("Resources");
    for (const auto& [id, resource] : resources.items()) out[id] = resource;
  }
  return out;
}

/// The property that names the key, by type of resource.
const std::map<std::string, std::string>& key_properties() {
  static const std::map<std::string, std::string> properties{
      {"AWS::Events::EventBus", "KmsKeyIdentifier"}, {"AWS::Events::Archive", "KmsKeyIdentifier"},
      {"AWS::Logs::LogGroup", "KmsKeyId"},           {"AWS::SQS::Queue", "KmsMasterKeyId"},
      {"AWS::SNS::Topic", "KmsMasterKeyId"},         {"AWS::DynamoDB::Table", "SSESpecification"}};
  return properties;
}

/// What each encrypted resource says of its key.
std::map<std::string, Json> keys_in(const Config& config) {
  std::map<std::string, Json> out;
  const auto resources = resources_of(config);
  for (const auto& [id, resource] : resources.items()) {
    const auto found = key_properties().find(resource.at("Type").get<std::string>());
    if (found != key_properties().end())
      out[id] = resource.at("Properties").value(found->second, Json());
  }
  return out;
}

std::string resource_of_kms_statement(const Json& role) {
  for (const auto& statement :
       role.at("Properties").at("Policies").at(0).at("PolicyDocument").at("Statement")) {
    const auto text = statement.dump();
    if (text.find("kms:Decrypt") != std::string::npos) return text;
  }
  return "";
}

}  // namespace

TEST_CASE("no key is named where AWS's own encrypt") {
  for (const auto& [id, key] : keys_in(with("aws"))) {
    INFO(id);
    CHECK(key.is_null());
  }
  CHECK(resources_of(with("aws")).dump().find("kms:") == std::string::npos);
}

TEST_CASE("everything that holds data is encrypted with our own key, by its alias") {
  auto config = with("managed");
  config.name_prefix = "acme";
  const auto keys = keys_in(config);
  CHECK(keys.size() == 11);
  for (const auto& [id, key] : keys) {
    INFO(id);
    CHECK(key.dump().find("alias/acme-sagemaker-monitoring") != std::string::npos);
  }
  CHECK(keys.at("ServiceEvents") ==
        json(R"({"Fn::Sub": "arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:)"
             R"(alias/acme-sagemaker-monitoring"})"));
}

TEST_CASE("a given key is referred to by ARN, and there is no key stack") {
  for (const auto& [id, key] : keys_in(with(arn))) {
    INFO(id);
    CHECK(key.dump().find(arn) != std::string::npos);
  }
  CHECK_FALSE(resources_of(with(arn)).contains("Key"));
}

TEST_CASE("a queue has one kind of encryption") {
  const auto queue = [](const std::string& encryption) {
    return resources_of(with(encryption)).at("UndeliveredEvents").at("Properties");
  };
  CHECK(queue("aws").at("SqsManagedSseEnabled") == true);
  CHECK_FALSE(queue("managed").contains("SqsManagedSseEnabled"));
}

TEST_CASE("a bus in GovCloud has no key, the archive has") {
  auto config = with("managed");
  config.home_region = "us-gov-west-1";
  const auto keys = keys_in(config);
  CHECK(keys.at("EventBus").is_null());
  CHECK_FALSE(keys.at("Archive").is_null());
}

TEST_CASE("the key is rotated, and it and its alias are kept") {
  const auto resources = resources_of(with("managed"));
  for (const auto* id : {"Key", "Alias"}) {
    CHECK(resources.at(id).at("DeletionPolicy") == "RetainExceptOnCreate");
    CHECK(resources.at(id).at("UpdateReplacePolicy") == "Retain");
  }
  CHECK(resources.at("Key").at("Properties").at("EnableKeyRotation") == true);
}

TEST_CASE("roles may use the key through the services that they use, and no others") {
  const auto role = [](const std::string& encryption, const char* id) {
    return resource_of_kms_statement(resources_of(with(encryption)).at(id));
  };
  CHECK(role("aws", "IngesterRole").empty());
  CHECK(role(arn, "IngesterRole").find(arn) != std::string::npos);
  const auto ingester = role("managed", "IngesterRole");
  CHECK(ingester.find("key/*") != std::string::npos);
  CHECK(ingester.find(R"("ForAnyValue:StringEquals":{"kms:ResourceAliases":"alias/)") !=
        std::string::npos);
  CHECK(ingester.find("dynamodb.${AWS::Region}.amazonaws.com*") != std::string::npos);
  CHECK(ingester.find("sns.") == std::string::npos);
  const auto silence = role("managed", "SilenceRole");
  CHECK(silence.find("sqs.") == std::string::npos);
  CHECK(silence.find("kms:Encrypt") == std::string::npos);
  CHECK_FALSE(role("managed", "NoticesRole").empty());
  CHECK_FALSE(role("managed", "UtilizationRole").empty());
}

TEST_CASE("alarms may use the key only if they publish to a topic of ours") {
  auto config = with("managed");
  const auto policy = [&] {
    return resources_of(config).at("Key").at("Properties").at("KeyPolicy").dump();
  };
  CHECK(policy().find("cloudwatch.amazonaws.com") != std::string::npos);
  config.notification_emails.clear();
  CHECK(policy().find("cloudwatch.amazonaws.com") == std::string::npos);
}

TEST_CASE("a key is known by its ARN, not by its id or alias") {
  using validators::encryption;
  CHECK_FALSE(encryption("aws"));
  CHECK_FALSE(encryption("managed"));
  CHECK_FALSE(encryption(arn));
  CHECK_FALSE(encryption(
      "arn:aws-cn:kms:cn-north-1:222222222222:key/mrk-11112222333344445555666677778888"));
  CHECK(encryption("arn:aws:kms:cn-north-1:222222222222:key/k"));
  CHECK(encryption("arn:aws:kms:eu-west-1:222222222222:alias/mine"));
  CHECK(encryption("Managed"));
  CHECK(encryption(""));
}

TEST_CASE("the statements for a given key are plain, and name no more than they must") {
  auto config = with(arn);
  const KeyPlace place{.partition = "aws-cn",
                       .region = "cn-north-1",
                       .account = "222222222222",
                       .url_suffix = "amazonaws.com.cn"};
  const auto statements = statements_for_given_key(config, place);
  REQUIRE(statements.size() == 7);
  const auto logs = Json::parse(cfn::to_json(statements[0].render()));
  CHECK(logs.at("Principal").at("Service") == "logs.cn-north-1.amazonaws.com.cn");
  CHECK(logs.at("Condition").at("ArnEquals").begin()->size() == 3);
  CHECK(cfn::to_json(statements[4].render()).find("arn:aws-cn:iam::222222222222:root") !=
        std::string::npos);
}

TEST_CASE("a bus with a key sends what it can't encrypt to the queue of undelivered events") {
  const auto resources = resources_of(with("managed"));
  const auto& bus = resources.at("EventBus").at("Properties");
  CHECK(bus.at("DeadLetterConfig") ==
        json(R"({"Arn": {"Fn::GetAtt": ["UndeliveredEvents", "Arn"]}})"));
  const auto& statements =
      resources.at("UndeliveredEventsPolicy").at("Properties").at("PolicyDocument").at("Statement");
  const auto allowed = statements.at(1).at("Condition").at("ArnEquals").at("aws:SourceArn");
  CHECK(allowed.at(0) == json(R"({"Fn::GetAtt": ["EventBus", "Arn"]})"));
}

TEST_CASE("a bus without a key has no dead-letter queue") {
  auto gov = with("managed");
  gov.home_region = "us-gov-west-1";
  for (const auto& config : {with("aws"), gov}) {
    const auto resources = resources_of(config);
    CHECK_FALSE(resources.at("EventBus").at("Properties").contains("DeadLetterConfig"));
    CHECK(resources.at("UndeliveredEventsPolicy").dump().find("EventBus\"") == std::string::npos);
  }
}
