#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch import-template`: the template that imports resources as they are.
std::unique_ptr<Command> make_import_template_command();

}  // namespace sagewatch::cli
