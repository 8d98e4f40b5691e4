#pragma once

#include <string>

#include "console/console.hpp"
#include "console/glyphs.hpp"
#include "operations/operation.hpp"

namespace sagewatch {

/// created, updated, deleted, imported, failed, in-progress.
std::string_view outcome_of(const Operation& operation);

/// The time of a report, and the AWS CLI profile for its commands.
struct ReportContext {
  Instant now;
  std::string profile = {};  ///< empty: the default credentials
};

/// The result: `✓ STACK created in 1:07 (14 resources)` and what was kept; or the report of a
/// failure, the cause last; or what is still in progress now.
std::string operation_text(const Operation& operation, const ReportContext& context,
                           const Style& style, const Glyphs& glyphs);

/// The record {stack, status, outcome, started, seconds, resources, cause, kept} as ASCII JSON.
std::string operation_json(const Operation& operation, const ReportContext& context);

/// How to delete a resource that the operation kept.
std::string how_to_delete(const StackEvent& kept, const ReportContext& context);

}  // namespace sagewatch
