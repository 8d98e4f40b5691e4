#pragma once

#include <string>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/cfn/stack.hpp"

namespace sagewatch {

/// Version of the assembly's schema; every Toolkit since 2.59 reads it.
inline constexpr auto assembly_version = "22.0.0";

/// The file that holds the stack's template.
std::string template_name(const cfn::Stack& stack);

/// A diagnostic about a construct of a stack.
struct ConstructFinding {
  const cfn::Diagnostic* diagnostic;
  const cfn::Construct* construct;
};

/// The `diagnostics` whose path is that of a construct of one of the stacks, or of a stack followed
/// by the logical id of a resource.
std::vector<ConstructFinding> findings_in(const std::vector<const cfn::Stack*>& stacks,
                                          const cfn::Diagnostics& diagnostics);

/// The content of validation-report.json. A second, empty report keeps the Toolkit from printing
/// the findings in the metadata again: it has the name of the report that would contain them.
cfn::Object validation_report(const std::vector<ConstructFinding>& findings);

/// The metadata entry of the finding, for Toolkits that don't know the report.
cfn::Object finding_metadata(const ConstructFinding& finding);

}  // namespace sagewatch
