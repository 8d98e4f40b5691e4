#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check dashboard_name{
    .id = "E1049",
    .title = "the name of a dashboard has characters that CloudWatch refuses",
    .why =
        "A name consists of up to 255 letters, digits, - and _; the resource schema does not "
        "enforce it.",
    .fix = "rename the dashboard",
    .source = "CloudWatch API reference, PutDashboard",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* dashboard : subject.of_type("AWS::CloudWatch::Dashboard")) {
            const auto* name = dashboard->find("DashboardName");
            const auto text = known_text(name);
            if (!text || is_name(*text, 1, 255, "-_")) continue;
            findings.add(*dashboard, name,
                         fmt::format("'{}' is not a valid dashboard name", *text));
          }
        },
};

}  // namespace sagewatch::checks
