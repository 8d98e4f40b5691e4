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

/// Something found that the template says to pass over.
struct Suppressed {
  cfn::Diagnostic diagnostic;
  std::string reason;
};

struct Result {
  cfn::Diagnostics diagnostics;  ///< each file's in the order of its places
  std::vector<Suppressed> suppressed;
};

/// Runs every check over every template and over the templates in its stack sets, and looks at the
/// suppressions. Linear in the size of the templates.
Result run_checks(const std::vector<Subject>& subjects, const Options& options);

}  // namespace sagewatch::checks
