#pragma once

#include <string>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/cfn/stack.hpp"

namespace sagewatch {

/// Of the assembly's schema; every Toolkit from 2.59 to today reads it.
inline constexpr auto assembly_version = "22.0.0";

/// The file that holds the stack's template.
std::string template_name(const cfn::Stack& stack);

/// A diagnostic about a construct of a stack.
struct ConstructFinding {
  const cfn::Diagnostic* diagnostic;
  const cfn::Construct* construct;
};

/// Those of `diagnostics` whose path is that of a construct of one of the stacks, or a stack's with
/// the logical id of a resource behind it.
std::vector<ConstructFinding> findings_in(const std::vector<const cfn::Stack*>& stacks,
                                          const cfn::Diagnostics& diagnostics);

/// The content of validation-report.json. A second, empty report keeps the Toolkit from printing
/// the same findings again from the metadata: it has the name of the one that would hold them.
cfn::Object validation_report(const std::vector<ConstructFinding>& findings);

/// The metadata entry by which Toolkits that don't know the report learn of the finding.
cfn::Object finding_metadata(const ConstructFinding& finding);

}  // namespace sagewatch
