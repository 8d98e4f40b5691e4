#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/checks/options.hpp"
#include "sagewatch/document/document.hpp"

namespace sagewatch::checks {

/// A template to be checked.
struct Subject {
  document::Document document;
  std::string path = {};  ///< of the stack's construct, in front of the resources' logical ids
  std::optional<document::Document> before = {};  ///< what is deployed now
};

/// A finding that the template suppresses.
struct Suppressed {
  cfn::Diagnostic diagnostic;
  std::string reason;
};

struct Result {
  cfn::Diagnostics diagnostics;  ///< in the order of their positions in each file
  std::vector<Suppressed> suppressed;
};

/// Runs every check on every template and on the templates in its stack sets, and applies the
/// suppressions. Linear in the size of the templates.
Result run_checks(const std::vector<Subject>& subjects, const Options& options);

}  // namespace sagewatch::checks
