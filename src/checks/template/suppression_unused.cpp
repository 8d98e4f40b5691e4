#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check suppression_unused{
    .id = "W1092",
    .title = "a suppression suppresses nothing",
    .why = "What it was for has been corrected, or stands elsewhere.",
    .fix = "take it away",
    .source = "docs/cli.md",
    .run = nullptr,
};

}  // namespace sagewatch::checks
