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
    .fix = "split the stack, or give --bucket where the deployment puts the template into a bucket",
    .source = "CloudFormation user guide, quotas",
    .run =
        [](const Stack& stack, Findings& findings) {
          const auto most =
              stack.options().bucket ? quota::template_in_bucket : quota::template_in_request;
          const auto size = stack.document().text.size();
          // A stack set's body has a limit of its own, whatever the template around it is put into.
          const auto limit = stack.embedding() ? quota::template_in_request : most;
          if (size <= limit) return;
          findings.add(
              0, fmt::format("the template has {} bytes, CloudFormation accepts {}", size, limit));
        },
};

}  // namespace sagewatch::checks
