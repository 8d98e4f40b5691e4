#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check suppression_without_reason{
    .id = "E1090",
    .title = "a suppression is incomplete",
    .why = "A suppression needs an id and a reason, so that the next reader knows why.",
    .fix = "write Metadata: {sagewatch: {suppress: [{id: E1005, reason: …}]}}",
    .source = "docs/cli.md",
    .run = nullptr,
};

}  // namespace sagewatch::checks
