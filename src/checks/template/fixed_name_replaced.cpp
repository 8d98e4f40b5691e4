#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "checks/replaced_properties.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/intrinsics/resource_types.hpp"

namespace sagewatch::checks {

const Check fixed_name_replaced{
    .id = "E1172",
    .title = "a change replaces a resource that keeps its custom name",
    .why =
        "CloudFormation creates the new resource before it deletes the old one, so it refuses to "
        "replace a resource whose custom name stays the same. The update fails and is rolled back, "
        "in a stack set in every account.",
    .fix = "keep the value of the property, or rename the resource",
    .source =
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
        "aws-properties-name.html",
    .run =
        [](const Template& subject, Findings& findings) {
          if (!subject.before()) return;
          for (const auto& resource : subject.resources()) {
            const auto* old = subject.before()->find(resource.id());
            if (!old || old->type() != resource.type() || !keeps_name(resource, *old)) continue;
            const auto& named_by = *intrinsics::find_resource_type(resource.type())->name_property;
            for (const auto& [name, value, certain] : replaced_properties(resource, *old)) {
              if (!certain) continue;
              findings.add(resource, value,
                           fmt::format("{} changes, but {} stays '{}'", name, named_by,
                                       text_or_empty(resource.find(named_by))));
            }
          }
        },
};

}  // namespace sagewatch::checks
