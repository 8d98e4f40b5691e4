#pragma once

#include <string>
#include <vector>

#include "base/problem.hpp"

namespace CLI {
class Validator;
}

/// Validators of option values, with our own messages: those of CLI11 differ between its versions.
namespace sagewatch {

CLI::Validator one_of(const std::vector<std::string>& names);
CLI::Validator whole_number(int least, int most);
/// The check of a setting, as a validator of an option.
CLI::Validator passes(Check check);

}  // namespace sagewatch
