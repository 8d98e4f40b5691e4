#pragma once

#include "stacks/stacks.hpp"

namespace CLI {
class App;
}

namespace sagewatch {

/// The required `KIND`: monitoring, management or workload.
void add_account_option(CLI::App& options, Account& account);

}  // namespace sagewatch
