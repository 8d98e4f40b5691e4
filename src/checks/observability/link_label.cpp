#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check link_label{
    .id = "E1021",
    .title = "a link has no label template",
    .why = "The schema lets LabelTemplate out, the service refuses the link without it.",
    .fix = "add LabelTemplate, e.g. '$AccountName'",
    .source = "CloudWatch OAM API reference, CreateLink",
    .run =
        [](const Stack& stack, Findings& findings) {
          for (const auto* link : stack.of_type("AWS::Oam::Link")) {
            if (!link->find("LabelTemplate"))
              findings.add(*link, nullptr, "the link has no LabelTemplate");
          }
        },
};

}  // namespace sagewatch::checks
