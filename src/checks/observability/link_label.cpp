#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check link_label{
    .id = "E1021",
    .title = "a link has no label template",
    .why = "The schema does not require LabelTemplate, but the service refuses a link without it.",
    .fix = "add LabelTemplate, e.g. '$AccountName'",
    .source = "CloudWatch OAM API reference, CreateLink",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* link : subject.of_type("AWS::Oam::Link")) {
            if (!link->find("LabelTemplate"))
              findings.add(*link, nullptr, "the link has no LabelTemplate");
          }
        },
};

}  // namespace sagewatch::checks
