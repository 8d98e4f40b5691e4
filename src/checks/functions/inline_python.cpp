#include <fmt/format.h>

#include "checks/functions/python_syntax.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check inline_python{
    .id = "E1036",
    .title = "inline Python code has a syntax error",
    .why = "CloudFormation accepts any string as code; the function fails when it is loaded.",
    .fix = "correct the code at the line that the message names",
    .source = "Lambda developer guide, Python",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* function : subject.of_type("AWS::Lambda::Function")) {
            const auto* code = function->find({"Code", "ZipFile"});
            const bool python = text_or_empty(function->find("Runtime")).starts_with("python");
            if (!python || !code) continue;
            const auto problem = python_problem(text_or_empty(code));
            if (!problem) continue;
            findings.add(*function, code,
                         fmt::format("line {} of the code: {}", problem->line, problem->message));
          }
        },
};

}  // namespace sagewatch::checks
