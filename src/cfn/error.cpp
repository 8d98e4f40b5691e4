#include "sagewatch/cfn/error.hpp"

namespace sagewatch::cfn {

Error::Error(std::string at, const std::string& message, Source built)
    : std::runtime_error(at + ": " + message + " (" + built.file + ":" +
                         std::to_string(built.line) + ")"),
      path(std::move(at)),
      where(built) {}

}  // namespace sagewatch::cfn
