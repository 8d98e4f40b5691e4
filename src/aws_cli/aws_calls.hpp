#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws_cli/json_documents.hpp"

namespace sagewatch {

/// What calls of the AWS CLI came to, for commands that look at several. A document each:
///
///     {"Call": "oam list-sinks", "Output": {…}}
///     {"Call": "cloudformation get-template", "Of": "MonitoringAccountInfraStack", "Error": "…"}
///
/// `Of` says what was asked about, where that is not plain; the error is AWS's own line.
class AwsCalls {
 public:
  AwsCalls();
  ~AwsCalls();
  AwsCalls(AwsCalls&&) noexcept;
  AwsCalls& operator=(AwsCalls&&) noexcept;

  /// Reads all documents. E0312 where one is something else; what `documents` itself reports is
  /// not repeated. A call that comes twice counts as it came last.
  std::optional<cfn::Diagnostic> read(JsonDocuments& documents);

  /// What the call printed; null where it was not made or failed.
  const nlohmann::json* output(std::string_view call, std::string_view of = "") const;

  /// Why the call failed; absent where it was not made or succeeded.
  std::optional<std::string> error(std::string_view call, std::string_view of = "") const;

  /// All that one call was asked about, in the order of the texts.
  std::vector<std::string> subjects(std::string_view call) const;

 private:
  struct Calls;
  std::unique_ptr<Calls> calls_;
};

}  // namespace sagewatch
