#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check inline_handler{
    .id = "E1035",
    .title = "the handler is not in the file that inline code is stored in",
    .why =
        "Inline code is stored in the file index; a handler in any other file is not found when "
        "the function runs.",
    .fix = "begin Handler with 'index.', e.g. index.handler",
    .source = "CloudFormation user guide, AWS::Lambda::Function Code",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* function : subject.of_type("AWS::Lambda::Function")) {
            const auto* handler = function->find("Handler");
            const auto name = known_text(handler);
            const bool code = function->find({"Code", "ZipFile"}) != nullptr;
            if (!name || !code || name->starts_with("index.")) continue;
            findings.add(
                *function, handler,
                fmt::format("the handler is '{}', but inline code is stored in 'index'", *name));
          }
        },
};

}  // namespace sagewatch::checks
