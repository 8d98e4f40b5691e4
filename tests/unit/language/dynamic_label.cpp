#include "language/dynamic_label.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch::language;

namespace {

std::string label_problem(std::string_view text) {
  const auto problems = read_dynamic_label(text);
  if (problems.empty()) return "";
  return std::to_string(problems[0].offset) + ": " + problems[0].message;
}

}  // namespace

TEST_CASE("labels may hold the documented values, and what is not known") {
  for (const auto* text :
       {"", "cost: $5 {x}", "[max: ${MAX} Errors for Function Name ${LABEL}]",
        "${PROP('Dim.QueueName')} ${PROP(\"Region\")}", "${MAX_TIME_RELATIVE} ${DATAPOINT_COUNT}",
        "${} ${LAST}${}", "${PROP('Dim.${}')}"}) {
    INFO(text);
    CHECK(label_problem(text).empty());
  }
}

TEST_CASE("what CloudWatch would not replace in a label is found") {
  CHECK(label_problem("a ${LATEST}") == "2: labels have no dynamic value ${LATEST}");
  CHECK(label_problem("${max}") == "0: labels have no dynamic value ${max}");
  CHECK(label_problem("${PROP('Dimension')}") ==
        "0: labels have no dynamic value ${PROP('Dimension')}");
  CHECK(label_problem("${PROP(Region)}") == "0: labels have no dynamic value ${PROP(Region)}");
  CHECK(label_problem("${MAX") == "0: '${' is not closed with '}'");
  CHECK(label_problem("${LABEL} ${LABEL}") == "9: a label can have ${LABEL} only once");
  CHECK(label_problem("${MAX}${MAX}${MAX}${MAX}${MAX}${MIN}") ==
        "30: a label has at most 5 dynamic values");
}
