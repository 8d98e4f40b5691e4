#include <fmt/format.h>

#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {

const Check template_size{
    .id = "E1001",
    .title = "a template is too large",
    .why =
        "CloudFormation refuses a template of more than 51,200 bytes in a request, and of more "
        "than 1,000,000 bytes in a bucket.",
    .fix = "split the stack, or give --bucket if the deployment uploads the template to a bucket",
    .source = "CloudFormation user guide, quotas",
    .run =
        [](const Template& subject, Findings& findings) {
          const auto most =
              subject.options().bucket ? quota::template_in_bucket : quota::template_in_request;
          const auto size = subject.document().text.size();
          // The TemplateBody of a stack set has its own limit, even if the surrounding template is
          // in a bucket.
          const auto limit = subject.embedding() ? quota::template_in_request : most;
          if (size <= limit) return;
          findings.add(
              0, fmt::format("the template has {} bytes, CloudFormation accepts {}", size, limit));
        },
};

}  // namespace sagewatch::checks
