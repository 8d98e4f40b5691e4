#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws_cli/json_documents.hpp"

namespace sagewatch {

/// The results of AWS CLI calls, for commands that read several. Each is a document:
///
///     {"Call": "oam list-sinks", "Output": {…}}
///     {"Call": "cloudformation get-template", "Of": "MonitoringAccountInfraStack", "Error": "…"}
///
/// `Of` names the subject of the call, if there can be several; the error is the message of the AWS
/// CLI.
class AwsCalls {
 public:
  AwsCalls();
  ~AwsCalls();
  AwsCalls(AwsCalls&&) noexcept;
  AwsCalls& operator=(AwsCalls&&) noexcept;

  /// Reads all documents. E0312 if one is something else; errors that `documents` reports are not
  /// repeated. If a call is repeated, the last result counts.
  std::optional<cfn::Diagnostic> read(JsonDocuments& documents);

  /// The output of the call; null if it was not made or failed.
  const nlohmann::json* output(std::string_view call, std::string_view of = "") const;

  /// Why the call failed; absent if it was not made or succeeded.
  std::optional<std::string> error(std::string_view call, std::string_view of = "") const;

  /// All subjects of one call, sorted.
  std::vector<std::string> subjects(std::string_view call) const;

 private:
  struct Calls;
  std::unique_ptr<Calls> calls_;
};

}  // namespace sagewatch
