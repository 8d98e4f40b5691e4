#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

}  // namespace

const Check principal_suffix{
    .id = "W1060",
    .title = "a service principal depends on the partition",
    .why =
        "Service principals end in amazonaws.com in every partition; with ${AWS::URLSuffix} they "
        "match no service in China. The one exception is CloudWatch Logs in key policies.",
    .fix = "write 'SERVICE.amazonaws.com'",
    .source = "IAM user guide, service principals",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto& resource : subject.resources()) {
            for_each_text(resource, [&](auto key, const std::string& text,
                                        const document::Node& node) {
              const bool principal = key == "Service" || key == "Principal";
              if (!principal || !text.ends_with(".${AWS::URLSuffix}") || text.starts_with("logs."))
                return;
              findings.add(resource, &node,
                           fmt::format("'{}' is not a service principal in aws-cn", text));
            });
          }
        },
};

}  // namespace sagewatch::checks
