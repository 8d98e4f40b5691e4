#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch check [FILE...]`: finds in templates what AWS would refuse or do wrongly.
std::unique_ptr<Command> make_check_command();

}  // namespace sagewatch::cli
