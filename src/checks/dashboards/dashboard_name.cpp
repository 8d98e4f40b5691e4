#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check dashboard_name{
    .id = "E1049",
    .title = "the name of a dashboard holds characters that CloudWatch refuses",
    .why =
        "A name consists of letters, digits, - and _, and has up to 255 of them; the schema does "
        "not say so.",
    .fix = "rename the dashboard",
    .source = "CloudWatch API reference, PutDashboard",
    .run =
        [](const Stack& stack, Findings& findings) {
          for (const auto* dashboard : stack.of_type("AWS::CloudWatch::Dashboard")) {
            const auto* name = dashboard->find("DashboardName");
            const auto text = known_text(name);
            if (!text || is_name(*text, 1, 255, "-_")) continue;
            findings.add(*dashboard, name, fmt::format("'{}' is no name for a dashboard", *text));
          }
        },
};

}  // namespace sagewatch::checks
