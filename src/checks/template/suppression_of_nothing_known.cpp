#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check suppression_of_nothing_known{
    .id = "E1091",
    .title = "a suppression names an unknown check",
    .why = "The id has a typo, or the check no longer exists: nothing would be suppressed.",
    .fix = "run 'sagewatch check --list' to see the ids",
    .source = "docs/cli.md",
    .run = nullptr,
};

}  // namespace sagewatch::checks
