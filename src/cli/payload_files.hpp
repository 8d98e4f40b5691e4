#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch {

/// Files for the AWS CLI to read, numbered from 1: "DIRECTORY/payload-1" and so on.
class PayloadFiles {
 public:
  explicit PayloadFiles(std::filesystem::path directory) : directory_(std::move(directory)) {}

  /// The path of a new file with this content; E0204 if it can't be written.
  std::variant<std::string, cfn::Diagnostic> write(std::string_view content);

 private:
  std::filesystem::path directory_;
  int written_ = 0;
};

}  // namespace sagewatch
