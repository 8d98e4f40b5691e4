#include <catch2/catch.hpp>

#include "policy_checks.hpp"

using namespace sagewatch;
using namespace sagewatch::iam;

namespace {

bool passes(const std::string& condition) {
  const auto verdict = with_condition(condition);
  if (verdict.outcome == Outcome::undecided) throw std::runtime_error(verdict.reason);
  return verdict.outcome == Outcome::allowed;
}

std::string condition_doubt(const std::string& condition) {
  const auto verdict = with_condition(condition);
  return verdict.outcome == Outcome::undecided ? verdict.reason : "decided";
}

}  // namespace

TEST_CASE("conditions on texts compare them as the operator says") {
  CHECK(passes(R"("StringEquals": {"aws:PrincipalAccount": ["x", "111111111111"]})"));
  CHECK_FALSE(passes(R"("StringEquals": {"aws:PrincipalAccount": "1111*"})"));
  CHECK(passes(R"("StringLike": {"aws:PrincipalAccount": "1111*"})"));
  CHECK(passes(R"("StringLike": {"aws:PrincipalAccount": "11111111111?"})"));
  CHECK_FALSE(passes(R"("StringLike": {"aws:PrincipalAccount": "1111*2"})"));
  CHECK(passes(R"("StringNotEquals": {"aws:PrincipalAccount": ["x", "y"]})"));
  CHECK_FALSE(passes(R"("StringNotEquals": {"aws:PrincipalAccount": ["x", "111111111111"]})"));
  CHECK_FALSE(passes(R"("StringNotLike": {"aws:PrincipalAccount": "1*"})"));
  CHECK(passes(R"("StringNotLike": {"aws:PrincipalAccount": "2*"})"));
}

TEST_CASE("conditions on texts can ignore case") {
  CHECK(passes(R"("StringEqualsIgnoreCase": {"aws:SecureTransport": "TRUE"})"));
  CHECK_FALSE(passes(R"("StringEquals": {"aws:SecureTransport": "TRUE"})"));
  CHECK_FALSE(passes(R"("StringNotEqualsIgnoreCase": {"aws:SecureTransport": "TRUE"})"));
}

TEST_CASE("case is ignored beyond ASCII too") {
  auto request = put_event();
  const auto equals = [&](const std::string& given, const std::string& wanted) {
    request.context.set("test:Text", {{given}});
    return with_condition(R"("StringEqualsIgnoreCase": {"test:Text": ")" + wanted + "\"}", request)
               .outcome == Outcome::allowed;
  };
  CHECK(equals("café", "CAFÉ"));
  CHECK(equals("ŁÓDŹ", "łódź"));
  CHECK(equals("ΑΘΉΝΑ", "αθήνα"));
  CHECK(equals("Москва Ё", "мОСКВА ё"));
  CHECK(equals("×", "×"));
  CHECK_FALSE(equals("×", "÷"));
  CHECK_FALSE(equals("É", "È"));
  CHECK_FALSE(equals("ß", "ss"));
}

TEST_CASE("the names of keys ignore case") {
  CHECK(passes(R"("StringEquals": {"AWS:principalaccount": "111111111111"})"));
}

TEST_CASE("all operators and all keys must hold") {
  CHECK(passes(R"("StringEquals": {"aws:PrincipalAccount": "111111111111",
                  "aws:SecureTransport": "true"}, "Bool": {"aws:SecureTransport": true})"));
  CHECK_FALSE(passes(R"("StringEquals": {"aws:PrincipalAccount": "111111111111",
                        "aws:SecureTransport": "false"})"));
  CHECK_FALSE(passes(R"("StringEquals": {"aws:PrincipalAccount": "111111111111"},
                        "Bool": {"aws:SecureTransport": "false"})"));
}

TEST_CASE("a key that is absent fails, unless the operator is negated or says IfExists") {
  CHECK_FALSE(passes(R"("StringEquals": {"aws:SourceArn": "x"})"));
  CHECK(passes(R"("StringNotEquals": {"aws:SourceArn": "x"})"));
  CHECK(passes(R"("StringEqualsIfExists": {"aws:SourceArn": "x"})"));
  CHECK_FALSE(passes(R"("StringEqualsIfExists": {"aws:SecureTransport": "x"})"));
}

TEST_CASE("Null asks whether a key is there") {
  CHECK(passes(R"("Null": {"aws:SourceArn": "true"})"));
  CHECK_FALSE(passes(R"("Null": {"aws:SourceArn": "false"})"));
  CHECK(passes(R"("Null": {"aws:SourceIp": false})"));
  CHECK_FALSE(passes(R"("Null": {"aws:SourceIp": true})"));
  CHECK(condition_doubt(R"("Null": {"aws:SourceIp": "maybe"})")
            .ends_with("Null takes true or false, got 'maybe'"));
}

TEST_CASE("Null takes true and false in any case, and lists of them") {
  CHECK(passes(R"("Null": {"aws:SourceArn": "True"})"));
  CHECK_FALSE(passes(R"("Null": {"aws:SourceArn": ["FALSE"]})"));
  CHECK(passes(R"("null": {"aws:SourceIp": ["true", "false"]})"));
  CHECK(passes(R"("Null": {"aws:SourceArn": ["true", "maybe"]})"));
  CHECK(condition_doubt(R"("Null": {"aws:SourceIp": ["true", "maybe"]})") != "decided");
  CHECK_FALSE(passes(R"("Null": {"aws:SourceIp": []})"));
}

TEST_CASE("operators are read in any case") {
  CHECK(passes(R"("foranyvalue:stringequals": {"test:Many": ["b", "c"]})"));
  CHECK_FALSE(passes(R"("FORANYVALUE:StringLike": {"test:Many": "c*"})"));
  CHECK(passes(R"("forallvalues:StringEquals": {"test:None": "a"})"));
  CHECK(passes(R"("StringEqualsifexists": {"aws:SourceArn": "x"})"));
  CHECK_FALSE(passes(R"("stringequals": {"aws:PrincipalAccount": "x"})"));
}

TEST_CASE("a question mark of a condition is one character") {
  auto request = put_event();
  request.context.set("test:Text", {{"café"}});
  const auto like = [&](const std::string& pattern) {
    return with_condition(R"("StringLike": {"test:Text": ")" + pattern + "\"}", request).outcome;
  };
  CHECK(like("caf?") == Outcome::allowed);
  CHECK(like("caf??") == Outcome::implicitly_denied);
  CHECK(like("c?f*") == Outcome::allowed);
  CHECK(like("????") == Outcome::allowed);
  request.context.set("test:Text", {{"caf\xC3"}});
  CHECK(like("caf?") == Outcome::allowed);
  CHECK(like("café") == Outcome::implicitly_denied);
  request.context.set("test:Text", {{"arn:aws:s3:::café"}});
  CHECK(with_condition(R"("ArnLike": {"test:Text": "arn:aws:s3:::caf?"})", request).outcome ==
        Outcome::allowed);
}

TEST_CASE("dates are read in all forms of W3C's note") {
  const auto equals = [](const std::string& date) {
    return passes(R"("DateEquals": {"aws:CurrentTime": ")" + date + "\"}");
  };
  CHECK(equals("2026-01-31T12:00Z"));
  CHECK(equals("2026-01-31T14:00:00+02:00"));
  CHECK(equals("2026-01-31T04:30-07:30"));
  CHECK(equals("2026-01-31T12:00:00.000Z"));
  CHECK_FALSE(equals("2026-01-31T12:00:00.500Z"));
  CHECK_FALSE(equals("2026-01-31T12:00:00+02:00"));
  CHECK_FALSE(equals("2026-01-31"));
  CHECK_FALSE(equals("2026-01"));
  CHECK(passes(R"("DateLessThan": {"aws:CurrentTime": "2026-01-31T12:00:00.000001Z"},
                  "DateGreaterThan": {"aws:CurrentTime": "2026-01"})"));
  for (const auto* const no :
       {"2026-01-31T12Z", "2026-01-31T12:00", "2026-01-31T12:00:00.Z", "2026-01-31T12:00:00+2",
        "2026-01-31T12:00:00+02:0", "2026-01-31T12:00:00Zulu", "2026-1-31", "2026-00-01",
        "99999999999999999", "2026-01-31T12:60Z", "2026-01-31T12:00:61Z"}) {
    INFO(no);
    CHECK(condition_doubt(R"("DateEquals": {"aws:CurrentTime": ")" + std::string(no) + "\"}") !=
          "decided");
  }
}

TEST_CASE("numbers may have a sign") {
  CHECK(passes(R"("NumericEquals": {"test:Number": "+5"})"));
  CHECK(passes(R"("NumericGreaterThan": {"test:Number": "-5.5"})"));
  for (const auto* const no : {"+-5", "+", "nan", "inf", "5 "}) {
    INFO(no);
    CHECK(condition_doubt(R"("NumericEquals": {"test:Number": ")" + std::string(no) + "\"}") !=
          "decided");
  }
}

TEST_CASE("BinaryEquals compares bytes with base64") {
  auto request = put_event();
  const auto equals = [&](const std::string& given, const std::string& wanted) {
    request.context.set("test:Bytes", {{given}});
    return with_condition(R"("BinaryEquals": {"test:Bytes": ")" + wanted + "\"}", request).outcome;
  };
  CHECK(equals("QmluYXJ5VmFsdWVJbkJhc2U2NA==", "QmluYXJ5VmFsdWVJbkJhc2U2NA==") == Outcome::allowed);
  CHECK(equals("BinaryValueInBase64", "QmluYXJ5VmFsdWVJbkJhc2U2NA==") == Outcome::allowed);
  CHECK(equals("QUJD", "QUJE") == Outcome::implicitly_denied);
  CHECK(equals("", "") == Outcome::allowed);
  CHECK(equals("QUJD", "no base64") == Outcome::undecided);
}

TEST_CASE("ForAnyValue needs one value that matches") {
  CHECK(passes(R"("ForAnyValue:StringEquals": {"test:Many": ["b", "c"]})"));
  CHECK_FALSE(passes(R"("ForAnyValue:StringEquals": {"test:Many": "c"})"));
  CHECK_FALSE(passes(R"("ForAnyValue:StringEquals": {"test:None": "c"})"));
  CHECK(passes(R"("ForAnyValue:StringNotEquals": {"test:Many": "a"})"));
  CHECK_FALSE(passes(R"("ForAnyValue:StringNotEquals": {"test:Many": ["a", "b"]})"));
}

TEST_CASE("ForAnyValue with IfExists is not decided without the key") {
  CHECK(condition_doubt(R"("ForAnyValue:StringEqualsIfExists": {"test:None": "c"})") ==
        "statement 'S' may allow it: whether IAM heeds IfExists after ForAnyValue is not "
        "documented, and the request has no test:None");
  CHECK(passes(R"("ForAnyValue:StringEqualsIfExists": {"test:Many": "a"})"));
  CHECK_FALSE(passes(R"("ForAnyValue:StringEqualsIfExists": {"test:Many": "c"})"));
}

TEST_CASE("ForAllValues needs all values to match, and holds where there are none") {
  CHECK(passes(R"("ForAllValues:StringEquals": {"test:Many": ["a", "b", "c"]})"));
  CHECK_FALSE(passes(R"("ForAllValues:StringEquals": {"test:Many": ["a", "c"]})"));
  CHECK(passes(R"("ForAllValues:StringEquals": {"test:None": "a"})"));
  CHECK_FALSE(passes(R"("ForAllValues:StringNotEquals": {"test:Many": "a"})"));
}

TEST_CASE("a path of an OU is distinguished from its children by its end") {
  CHECK(passes(R"("ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-1/r-1/ou-1/*"})"));
  CHECK_FALSE(passes(R"("ForAnyValue:StringEquals": {"aws:PrincipalOrgPaths": "o-1/r-1/ou-1/*"})"));
  CHECK_FALSE(passes(R"("ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-1/r-1/ou-1/"})"));
  CHECK_FALSE(passes(R"("ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-2/*"})"));
}

TEST_CASE("a key with many values needs a quantifier to be decided") {
  CHECK(condition_doubt(R"("StringLike": {"aws:PrincipalOrgPaths": "o-1/*"})") ==
        "statement 'S' may allow it: aws:PrincipalOrgPaths is multivalued, and StringLike has "
        "neither ForAnyValue nor ForAllValues");
}

TEST_CASE("numbers, dates and addresses are compared as such") {
  CHECK(passes(R"("NumericEquals": {"test:Number": "5.0"}, "NumericLessThan": {"test:Number": 6},
                  "NumericLessThanEquals": {"test:Number": 5},
                  "NumericGreaterThan": {"test:Number": 4},
                  "NumericGreaterThanEquals": {"test:Number": 5},
                  "NumericNotEquals": {"test:Number": 6})"));
  CHECK_FALSE(passes(R"("NumericLessThan": {"test:Number": 5})"));
  CHECK_FALSE(passes(R"("NumericNotEquals": {"test:Number": 5})"));
  CHECK(passes(R"("DateLessThan": {"aws:CurrentTime": "2026-02-01"},
                  "DateGreaterThanEquals": {"aws:CurrentTime": "2026-01-31T12:00:00Z"},
                  "DateNotEquals": {"aws:CurrentTime": "1769860801"})"));
  CHECK_FALSE(passes(R"("DateGreaterThan": {"aws:CurrentTime": "2026-01-31T12:00:00Z"})"));
  CHECK_FALSE(passes(R"("DateLessThanEquals": {"aws:CurrentTime": "2026-01-31"})"));
  CHECK(passes(R"("DateEquals": {"aws:CurrentTime": 1769860800})"));
  CHECK(passes(R"("IpAddress": {"aws:SourceIp": ["192.168.0.0/16", "10.0.0.0/8"]})"));
  CHECK(passes(R"("IpAddress": {"aws:SourceIp": "10.1.2.3"})"));
  CHECK_FALSE(passes(R"("IpAddress": {"aws:SourceIp": "192.168.0.0/16"})"));
  CHECK_FALSE(passes(R"("NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"})"));
}

TEST_CASE("what can't be read as a number, date or address is not decided") {
  CHECK(condition_doubt(R"("NumericEquals": {"test:Number": "five"})") != "decided");
  CHECK(condition_doubt(R"("DateEquals": {"aws:CurrentTime": "yesterday"})") != "decided");
  CHECK(condition_doubt(R"("DateEquals": {"aws:CurrentTime": "2026-02-30"})") != "decided");
  CHECK(condition_doubt(R"("DateEquals": {"aws:CurrentTime": "2026-01-31T25:00:00Z"})") !=
        "decided");
  CHECK(condition_doubt(R"("IpAddress": {"aws:SourceIp": "10.0.0.0/99"})") != "decided");
}

TEST_CASE("an ARN's parts are compared one by one") {
  auto request = put_event();
  request.context.set("aws:SourceArn", {{"arn:aws:events:us-east-1:111111111111:rule/a/b"}});
  const auto arn_like = [&](const std::string& pattern) {
    return with_condition(R"("ArnLike": {"aws:SourceArn": ")" + pattern + "\"}", request).outcome;
  };
  CHECK(arn_like("arn:aws:events:*:111111111111:rule/*") == Outcome::allowed);
  CHECK(arn_like("arn:aws:events:us-east-?:111111111111:rule/a/b") == Outcome::allowed);
  CHECK(arn_like("arn:aws:events:*:rule/a/b") == Outcome::undecided);
  CHECK(arn_like("arn:aws:events:*:222222222222:*") == Outcome::implicitly_denied);
  CHECK(with_condition(R"("StringLike": {"aws:SourceArn": "arn:aws:events:*:rule/a/b"})", request)
            .outcome == Outcome::allowed);
  CHECK(with_condition(R"("ArnNotLike": {"aws:SourceArn": "arn:aws:events:*:*:rule/*"})", request)
            .outcome == Outcome::implicitly_denied);
}

TEST_CASE("an operator or a key that is not known is not decided") {
  CHECK(condition_doubt(R"("StringMatches": {"aws:SourceIp": "x"})") ==
        "statement 'S' may allow it: the operator StringMatches is unknown");
  CHECK(condition_doubt(R"("StringEquals": {"aws:ViaAWSService": "x"})") ==
        "statement 'S' may allow it: it depends on aws:ViaAWSService, which is not known here");
  CHECK(condition_doubt(R"("BinaryEquals": {"aws:SourceIp": "x"})") != "decided");
}

TEST_CASE("what fails for sure makes what is not known immaterial") {
  CHECK_FALSE(passes(R"("StringMatches": {"aws:SourceIp": "x"},
                        "StringEquals": {"aws:PrincipalAccount": "x"})"));
}

TEST_CASE("variables stand for the values of keys") {
  CHECK(passes(R"("StringEquals": {"aws:PrincipalAccount": "${aws:PrincipalAccount}"})"));
  CHECK(passes(R"("StringEquals": {"test:Number": "${aws:SourceArn, '5'}"})"));
  CHECK_FALSE(passes(R"("StringEquals": {"test:Number": "${aws:SourceArn}"})"));
  CHECK(condition_doubt(R"("StringEquals": {"test:Number": "${aws:userid}"})") != "decided");
  CHECK(condition_doubt(R"("StringEquals": {"test:Number": "${test:Many}"})") != "decided");
}

TEST_CASE("wildcards can be written as they are, and values have none") {
  auto request = put_event();
  request.context.set("test:Text", {{"a*b"}});
  const auto like = [&](const std::string& pattern) {
    return with_condition(R"("StringLike": {"test:Text": ")" + pattern + "\"}", request).outcome;
  };
  CHECK(like("a${*}b") == Outcome::allowed);
  CHECK(like("${test:Text}") == Outcome::allowed);
  request.context.set("test:Text", {{"axb"}});
  CHECK(like("a${*}b") == Outcome::implicitly_denied);
  CHECK(like("a${?}b") == Outcome::implicitly_denied);
}

TEST_CASE("before version 2012-10-17 there are no variables") {
  const auto policy =
      policy_of(R"({"Statement": {"Effect": "Allow", "Principal": "*", "Action": "*",
    "Resource": "*", "Condition": {"StringEquals": {"aws:PrincipalAccount": "${aws:PrincipalAccount}"}}}})");
  CHECK(evaluate(policy, PolicyKind::of_resource, put_event()).outcome ==
        Outcome::implicitly_denied);
}

TEST_CASE("a condition that fails says what it wants and what it got") {
  CHECK(
      with_condition(R"("ForAnyValue:StringEquals": {"aws:PrincipalOrgPaths": ["o-1/*", "o-2/*"]})")
          .reason ==
      "statement 'S' doesn't allow it: it requires any aws:PrincipalOrgPaths equal to 'o-1/*' or "
      "'o-2/*', got 'o-1/r-1/ou-1/ou-2/'");
  CHECK(with_condition(R"("ArnEquals": {"aws:SourceArn": "arn:x"})").reason ==
        "statement 'S' doesn't allow it: it requires aws:SourceArn like 'arn:x', got no value");
}
