#include "settings/validators.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace sagewatch;

namespace {

std::string hint(Check check, std::string_view value) {
  const auto problem = check(value);
  REQUIRE(problem);
  return problem->hint;
}

const std::string path = "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/";

}  // namespace

TEST_CASE("a Region of every partition is accepted, even a future one") {
  for (const auto* region : {"us-east-1", "ap-southeast-2", "us-gov-west-1", "cn-north-1",
                             "mx-central-1", "il-central-1", "ap-northeast-3", "xx-south-1"}) {
    INFO(region);
    CHECK_FALSE(validators::region(region));
  }
}

TEST_CASE("what only resembles a Region is refused") {
  for (const auto* text : {"", "sydney", "ap-southest-2", "ap-southeast", "ap-southeast-22",
                           "us-iso-east-1", "ap_southeast_2", " us-east-1", "us-east-1 ", "-"}) {
    INFO(text);
    CHECK(validators::region(text));
  }
}

TEST_CASE("an Availability Zone gets its Region as the way out") {
  CHECK(hint(validators::region, "ap-southeast-2a") ==
        "'ap-southeast-2a' is an Availability Zone; its Region is 'ap-southeast-2'");
}

TEST_CASE("a Region in capitals is offered in lower case") {
  CHECK(hint(validators::region, "AP-SOUTHEAST-2") == "write it in lower case: 'ap-southeast-2'");
}

TEST_CASE("an OU path begins with the organization, then the root, then any depth of OUs") {
  CHECK_FALSE(validators::ou_path(path));
  CHECK_FALSE(validators::ou_path("o-a1b2c3d4e5/r-ab12/"));
  CHECK_FALSE(validators::ou_path(path + "ou-ab12-22222222/ou-ab12-33333333/"));
}

TEST_CASE("an OU path without its last slash is reported") {
  const auto problem = validators::ou_path("o-a1b2c3d4e5/r-ab12/ou-ab12-11111111");
  REQUIRE(problem);
  CHECK(problem->must == "must end with '/'");
  CHECK(problem->hint == "write '" + path + "'");
}

TEST_CASE("an OU path with a star gets a hint that children are included") {
  CHECK(hint(validators::ou_path, path + "*") ==
        "the OUs below it are included anyway: write '" + path + "'");
}

TEST_CASE("an OU id in place of its path gets a hint where the path is") {
  CHECK(hint(validators::ou_path, "ou-ab12-11111111").find("give the whole path") !=
        std::string::npos);
  CHECK(hint(validators::ou_path, "r-ab12").find("give the whole path") != std::string::npos);
}

TEST_CASE("an OU of another root is refused") {
  const auto problem = validators::ou_path("o-a1b2c3d4e5/r-ab12/ou-zzzz-11111111/");
  REQUIRE(problem);
  CHECK(problem->must == "must name OUs of its root r-ab12");
}

TEST_CASE("anything but an OU path is refused") {
  for (const auto* text :
       {"", "/", "//", "*", "/*", "o-1a2b", "o-a1b2c3d4e5/", "o-a1b2c3d4e5/ou-ab12-11111111/",
        "o-a1b2c3d4e5/r-ab12//", "O-A1B2C3D4E5/r-ab12/", "r-ab12/ou-ab12-11111111/"}) {
    INFO(text);
    CHECK(validators::ou_path(text));
  }
}

TEST_CASE("an OU id is an OU's or a root's") {
  CHECK_FALSE(validators::ou_id("ou-ab12-11111111"));
  CHECK_FALSE(validators::ou_id("r-ab12"));
  for (const auto* text : {"", "ou-", "ou-ab12", "ou-ab1-11111111", "ou-ab12-1111111", "r-", "x"}) {
    INFO(text);
    CHECK(validators::ou_id(text));
  }
}

TEST_CASE("a path in the place of an OU id is answered with its last element") {
  CHECK(hint(validators::ou_id, path) ==
        "this is the path; write its last element: 'ou-ab12-11111111'");
  CHECK(hint(validators::ou_id, "o-a1b2c3d4e5/r-ab12/") ==
        "this is the path; write its last element: 'r-ab12'");
  CHECK(hint(validators::ou_id, "a/b").find("copy it") == 0);
}

TEST_CASE("an account has 12 digits") {
  CHECK_FALSE(validators::account("012345678901"));
  CHECK(hint(validators::account, "12345678901") ==
        "leading zeros are part of it: did you mean \"012345678901\"?");
  CHECK(hint(validators::account, "1234-5678-9012") == "write only the digits: \"123456789012\"");
  for (const auto* text : {"", "-", "1234567890123", "12345678901a", "١٢٣"}) {
    INFO(text);
    CHECK(hint(validators::account, text) == "copy it from the account menu of the AWS console");
  }
}

TEST_CASE("a role's ARN or path in the place of its name is answered with the name") {
  CHECK_FALSE(validators::role_name("sagemaker-monitoring-account-role"));
  CHECK_FALSE(validators::role_name("a+=,.@-_Z9"));
  CHECK(hint(validators::role_name, "arn:aws:iam::222222222222:role/path/watcher") ==
        "give only the name, not its ARN or path: write 'watcher'");
  CHECK(validators::role_name(""));
  CHECK(validators::role_name(std::string(65, 'a')));
  CHECK(validators::role_name("two words"));
}

TEST_CASE("a bus ARN is accepted in each partition") {
  CHECK_FALSE(validators::event_bus_arn("arn:aws:events:eu-west-1:222222222222:event-bus/a/b"));
  CHECK_FALSE(validators::event_bus_arn("arn:aws-cn:events:cn-north-1:222222222222:event-bus/bus"));
  CHECK_FALSE(
      validators::event_bus_arn("arn:aws-us-gov:events:us-gov-west-1:222222222222:event-bus/bus"));
}

TEST_CASE("an invalid ARN is reported with the part that is wrong") {
  const auto says = [](std::string_view value, const std::string& what) {
    INFO(value);
    CHECK(hint(validators::event_bus_arn, value).find(what) == 0);
  };
  says("sagemaker-monitoring-account-eventbus", "this is not an ARN");
  says("", "this is not an ARN");
  says("arn:aws:events:eu-west-1:222222222222:", "this is not an ARN");
  says("arn:aws:oam:eu-west-1:222222222222:sink/x", "its service is 'oam', not 'events'");
  says("arn:aws:events::222222222222:event-bus/x", "'' is not a Region");
  says("arn:aws:events:cn-north-1:222222222222:event-bus/x",
       "Region cn-north-1 is in partition 'aws-cn', not 'aws'");
  says("arn:aws:events:eu-west-1:2222:event-bus/x", "'2222' is not an account id");
  says("arn:aws:events:eu-west-1:222222222222:rule/x", "the account is followed by 'rule/x'");
  says("arn:aws:events:eu-west-1:222222222222:event-bus/", "the account is followed by");
}

TEST_CASE("a sink's identifier is its ARN") {
  CHECK_FALSE(validators::sink_arn(
      "arn:aws:oam:eu-west-1:222222222222:sink/11111111-2222-3333-4444-555555555555"));
  CHECK(validators::sink_arn("11111111-2222-3333-4444-555555555555"));
  CHECK(validators::sink_arn("arn:aws:oam:eu-west-1:222222222222:sink/a b"));
}

TEST_CASE("a profile has no spaces at its ends and no control characters") {
  CHECK_FALSE(validators::profile("sso/ops-1"));
  CHECK_FALSE(validators::profile("équipe"));
  CHECK_FALSE(validators::profile("quoted space"));
  for (const std::string text : {"", " ", " a", "a ", "-a b", "a\tb", "a\nb", "a\x7f", "a\xff"}) {
    CHECK(validators::profile(text));
  }
  CHECK(validators::profile(std::string("a\0b", 3)));
  CHECK(validators::profile(std::string(200, 'a')));
}

TEST_CASE("only true and false are true or false") {
  CHECK_FALSE(validators::true_or_false("true"));
  CHECK_FALSE(validators::true_or_false("false"));
  for (const auto* text : {"", "yes", "True", "1", "on", "no"})
    CHECK(validators::true_or_false(text));
}

TEST_CASE("log retention is one of CloudWatch's own numbers") {
  CHECK_FALSE(validators::log_retention_days("365"));
  CHECK_FALSE(validators::log_retention_days("3653"));
  CHECK(hint(validators::log_retention_days, "100") == "the next longer one is 120");
  CHECK(hint(validators::log_retention_days, "9999") == "the longest is 3653");
  for (const auto* text : {"", "0", "-1", "1.5", "1e3", "a", "99999999999999999999"}) {
    INFO(text);
    CHECK(hint(validators::log_retention_days, text) == "write a number of days from the list");
  }
}

TEST_CASE("concurrency counts from 0 to 1000") {
  for (const auto* text : {"0", "1", "1000"}) CHECK_FALSE(validators::concurrency(text));
  for (const auto* text : {"", "-1", "1001", "1.5", "all"}) CHECK(validators::concurrency(text));
}

TEST_CASE("days count from 1 to 3650") {
  CHECK_FALSE(validators::days("1"));
  CHECK_FALSE(validators::days("3650"));
  for (const auto* text : {"", "0", "3651", "-5", "+5", " 5", "5 ", "0x5", "five"}) {
    INFO(text);
    CHECK(validators::days(text));
  }
}

TEST_CASE("a value of a megabyte is refused without harm") {
  const std::string huge(1 << 20, 'a');
  for (const Check check :
       {validators::region, validators::profile, validators::ou_path, validators::ou_id,
        validators::account, validators::role_name, validators::event_bus_arn, validators::sink_arn,
        validators::true_or_false, validators::days}) {
    CHECK(check(huge));
  }
}

TEST_CASE("an address is what people write, and nothing around it") {
  for (const auto* text : {"a@example.com", "ml-operations@example.com", "a.b+c@x-y.example.org"}) {
    INFO(text);
    CHECK_FALSE(validators::email(text));
  }
  for (const auto* text : {"", "a", "@b.c", "a@", "a@b", "a@b..c", ".a@b.c", "a.@b.c", "a@-b.c",
                           "a@.b.c", "a@b.c.", "A <a@b.c>", "a b@c.d", "a@b@c.d", "\xC3\xA4@b.c"}) {
    INFO(text);
    CHECK(validators::email(text));
  }
  CHECK_FALSE(validators::email(std::string(74, 'a') + "@b.com"));
  CHECK(validators::email(std::string(75, 'a') + "@b.com"));
}

TEST_CASE("a tag's key has what AWS allows, but for commas") {
  for (const auto* text :
       {"team", "cost center", "aws:cloudformation/x@y", "Ämter", "部門", "отдел", "² Ⅳ"}) {
    INFO(text);
    CHECK_FALSE(validators::tag_key(text));
  }
  for (const auto* text :
       {"", "a,b", "a\n", "\xFF", "\xED\xA0\x80", "a!", "a\u0308", "→", "€", "\U0001F600"})
    CHECK(validators::tag_key(text));
  CHECK_FALSE(validators::tag_key(std::string(128, 'k')));
  CHECK(validators::tag_key(std::string(129, 'k')));
  std::string wide;
  for (int count = 0; count < 128; ++count) wide += "ü";
  CHECK_FALSE(validators::tag_key(wide));
  CHECK(validators::tag_key(wide + "ü"));
}

TEST_CASE("a topic's ARN is checked part by part, and found in a list") {
  CHECK_FALSE(validators::topic_arn("arn:aws:sns:eu-west-1:222222222222:operations"));
  CHECK_FALSE(validators::topic_arn("arn:aws-cn:sns:cn-north-1:222222222222:operations"));
  CHECK(hint(validators::topic_arn, "arn:aws:sqs:eu-west-1:222222222222:q") ==
        "its service is 'sqs', not 'sns'; copy it from 'aws sns list-topics'");
  CHECK(validators::topic_arn("arn:aws:sns:eu-west-1:222222222222:operations.fifo"));
  CHECK(validators::topic_arn("operations"));
}

TEST_CASE("numbers of jobs and of minutes have their bounds") {
  for (const auto* text : {"1", "5", "10000"}) CHECK_FALSE(validators::jobs(text));
  for (const auto* text : {"0", "10001", "-1", "five", "", "5.0"}) CHECK(validators::jobs(text));
  for (const auto* text : {"20", "30", "1440"}) CHECK_FALSE(validators::minutes(text));
  for (const auto* text : {"19", "1441", "0", "30 min", ""}) CHECK(validators::minutes(text));
}
