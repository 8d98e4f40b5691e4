#include "operations/failure_advice.hpp"

#include <catch2/catch.hpp>

namespace sagewatch {
namespace {

bool advises(const char* type, const char* reason, const char* part) {
  const auto advice = advice_for(type, reason);
  return advice && advice->find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("known reasons have an advice") {
  CHECK(advises("AWS::Logs::LogGroup", "/x already exists", "--import-existing-resources"));
  CHECK(advises("AWS::Oam::Sink", "HandlerErrorCode: AlreadyExists, Sink already exists",
                "list-sinks"));
  CHECK(advises("AWS::Oam::Sink", "Sink has links attached", "destroy-management-stackset"));
  CHECK(advises("AWS::IAM::Role", "User is not authorized to perform: iam:CreateRole",
                "the action and the resource"));
  CHECK(advises("AWS::Lambda::Function",
                "decreases account's UnreservedConcurrentExecution below its minimum value",
                "concurrency"));
  CHECK(advises("AWS::X::Y", "Rate exceeded", "run it again"));
  CHECK(advises("AWS::X::Y", "ThrottlingException", "run it again"));
  CHECK(advises("AWS::CloudFormation::StackSet", "StackSet Operation [x] failed to stabilize",
                "list-stack-instances"));
  CHECK(advises("AWS::SQS::Queue", "KMS key is disabled", "key's state"));
  CHECK(advises("AWS::IAM::Role", "Invalid principal in policy", "account ids"));
}

TEST_CASE("an unknown reason has none, rather than a wrong one") {
  CHECK_FALSE(advice_for("AWS::X::Y", "Something new happened"));
  CHECK_FALSE(advice_for("AWS::X::Y", ""));
}

TEST_CASE("a failed stack's state says what comes next") {
  CHECK(advice_for_state("ROLLBACK_COMPLETE")->find("must be deleted") != std::string_view::npos);
  CHECK(advice_for_state("UPDATE_ROLLBACK_FAILED")->find("continue-update-rollback") !=
        std::string_view::npos);
  CHECK_FALSE(advice_for_state("CREATE_COMPLETE"));
}

}  // namespace sagewatch
