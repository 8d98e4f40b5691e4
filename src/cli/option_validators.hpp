#pragma once

#include <string>
#include <vector>

#include "base/problem.hpp"

namespace CLI {
class Validator;
}

/// What the values of options must be. The messages are ours: those of CLI11's own validators
/// differ from one version of it to the next.
namespace sagewatch {

CLI::Validator one_of(const std::vector<std::string>& names);
CLI::Validator whole_number(int least, int most);
/// What is checked of a setting, of an option.
CLI::Validator passes(Check check);

}  // namespace sagewatch
