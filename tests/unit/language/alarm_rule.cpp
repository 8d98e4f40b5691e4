#include "language/alarm_rule.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch::language;

namespace {

std::string rule_problem(std::string_view text) {
  const auto problems = read_alarm_rule(text).problems;
  if (problems.empty()) return "";
  return std::to_string(problems[0].offset) + ": " + problems[0].message;
}

std::string repeated_text(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("the documentation's rules of composite alarms are read") {
  for (const auto* text :
       {"ALARM(CPUUtilizationTooHigh) AND NOT ALARM(DeploymentInProgress)",
        "(ALARM(\"CPU too high\") OR \nALARM(DiskReadOpsTooHigh)) AND OK (NetworkOutTooHigh)",
        "TRUE", "False", "NOT NOT INSUFFICIENT_DATA(arn:aws:cloudwatch:eu-west-1:1:alarm:a)",
        "(NOT (ALARM(\"a (b)\")))", "AT_LEAST(2, ALARM, (a, \"b c\", arn:d))",
        "AT_LEAST(60%, NOT OK, (a, b)) OR ALARM(${Cpu})", "ALARM(${Cpu.Arn}) OR ALARM(x-${Y}-z)"}) {
    INFO(text);
    CHECK(rule_problem(text).empty());
  }
}

TEST_CASE("a rule knows the alarms that it looks at") {
  const auto rule = read_alarm_rule("ALARM(a) OR AT_LEAST(1, OK, (\"b c\"))");
  REQUIRE(rule.children.size() == 2);
  CHECK(rule.children[0].alarm == "a");
  CHECK(rule.children[0].offset == 6);
  CHECK(rule.children[1].alarm == "b c");
}

TEST_CASE("what CloudWatch refuses in a rule is found at its position") {
  CHECK(rule_problem("ALARM(too high)") ==
        "6: the name of an alarm that has spaces or parentheses needs double quotes");
  CHECK(rule_problem("ALARM(a)\n") ==
        "8: a rule must not begin or end with a space or a line break");
  CHECK(rule_problem(" ALARM(a)") ==
        "0: a rule must not begin or end with a space or a line break");
  CHECK(rule_problem("ALARM(a) ALARM(b)") ==
        "9: expected AND, OR or the end of the rule, got 'ALARM'");
  CHECK(rule_problem("ALARM(a) OR") ==
        "11: expected ALARM(…), OK(…), INSUFFICIENT_DATA(…), AT_LEAST(…), TRUE, FALSE or '(', got "
        "the end");
  CHECK(rule_problem("ALARM()") == "6: expected the name of an alarm, got ')'");
  CHECK(rule_problem("(ALARM(a)") == "9: expected ')', got the end");
  CHECK(rule_problem("ALARM(\"a)") == "6: a double quote is not closed");
  CHECK(rule_problem("AT_LEAST(ALARM, 2, (a))") ==
        "9: expected a number or a percentage, got 'ALARM'");
  CHECK(rule_problem("ALARM(a, b)") == "7: expected ')', got ','");
}

TEST_CASE("a rule has 100 alarms, 500 elements and 10,240 characters at most") {
  std::string many = "ALARM(a0)";
  for (int i = 1; i < 100; ++i) many += " OR ALARM(a" + std::to_string(i) + ")";
  CHECK(rule_problem(many).empty());
  CHECK(rule_problem(many + " OR ALARM(more)") ==
        std::to_string(many.size() + 10) + ": a rule refers to at most 100 alarms");
  CHECK(rule_problem(repeated_text("(", 499) + "TRUE" + repeated_text(")", 499)).empty());
  CHECK(rule_problem(repeated_text("(", 501)) ==
        "500: a rule has at most 500 alarms, TRUE, FALSE and parentheses");
  CHECK(rule_problem("ALARM(" + repeated_text("x", 10240) + ")") ==
        "10240: the rule has 10247 characters, CloudWatch accepts 10240");
}

TEST_CASE("no problem is found after an unknown part of a rule") {
  for (const auto* text :
       {"${Rule} WRONG", "ALARM(a) ${Operator} ALARM", "AT_LEAST(${M}, x", "ALARM(a ${Rest}"}) {
    INFO(text);
    CHECK(rule_problem(text).empty());
  }
}
