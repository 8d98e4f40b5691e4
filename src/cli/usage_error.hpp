#pragma once

#include "sagewatch/cfn/diagnostic.hpp"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace sagewatch {

/// What is wrong with a command line that CLI11 refused, and what to write instead, in our own
/// words: CLI11's differ between its versions.
cfn::Diagnostic usage_error(const CLI::App& app, const CLI::ParseError& error, int argc,
                            char** argv);

}  // namespace sagewatch
