#include "operations/deletion_command.hpp"

#include <catch2/catch.hpp>

#include "operations/operation_text.hpp"
#include "support/test_events.hpp"

namespace sagewatch {

TEST_CASE("a kept resource comes with the command that deletes it, quoted, where it is") {
  CHECK(how_to_delete(KeptResource{"AWS::Logs::LogGroup", "/aws/events/x"},
                      CliPlace{"ap-southeast-2", ""}) ==
        "aws logs delete-log-group --log-group-name /aws/events/x --region ap-southeast-2");
  CHECK(how_to_delete(KeptResource{"AWS::DynamoDB::Table", "a'b; rm"},
                      CliPlace{"", "the monitoring"}) ==
        "aws dynamodb delete-table --table-name 'a'\\''b; rm' --profile 'the monitoring'");
  CHECK(how_to_delete(KeptResource{"AWS::KMS::Key", "11-22"}, CliPlace{}) ==
        "aws kms schedule-key-deletion --key-id 11-22");
}

TEST_CASE("the Region comes from the stack's event, and the profile from the caller") {
  auto event = resource_event(1, "It", "DELETE_SKIPPED");
  event.type = "AWS::DynamoDB::Table";
  event.physical_id = "jobs";
  const auto command = how_to_delete(event, ReportContext{Instant{}, "ops"});
  CHECK(command ==
        "aws dynamodb delete-table --table-name jobs --region ap-southeast-2 --profile ops");
}

TEST_CASE("no command is made for what has none, or has no name that can be typed") {
  CHECK(how_to_delete(KeptResource{"AWS::IAM::Role", "r"}, CliPlace{}) ==
        "delete it in the console");
  CHECK(how_to_delete(KeptResource{"AWS::DynamoDB::Table", ""}, CliPlace{}) ==
        "delete it in the console");
  CHECK(how_to_delete(KeptResource{"AWS::DynamoDB::Table", "a\033[2J"}, CliPlace{}) ==
        "delete it in the console");
}

TEST_CASE("arguments hold nothing that a shell would take apart") {
  CHECK(deletion_arguments({"AWS::DynamoDB::Table", "jobs"}) ==
        "dynamodb delete-table --table-name jobs");
  CHECK_FALSE(deletion_arguments({"AWS::DynamoDB::Table", "a b"}));
  CHECK_FALSE(deletion_arguments({"AWS::DynamoDB::Table", "*"}));
  CHECK_FALSE(deletion_arguments({"AWS::IAM::Role", "r"}));
}

}  // namespace sagewatch
