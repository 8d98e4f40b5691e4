#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check suppression_unused{
    .id = "W1092",
    .title = "a suppression suppresses nothing",
    .why = "What it suppressed has been corrected, or is elsewhere now.",
    .fix = "take it away",
    .source = "docs/cli.md",
    .run = nullptr,
};

}  // namespace sagewatch::checks
