#pragma once

#include <string>

#include "console.hpp"
#include "glyphs.hpp"
#include "operation.hpp"

namespace sagewatch::cli {

/// created, updated, deleted, imported, failed, in-progress.
std::string_view outcome_of(const Operation& operation);

/// The result: `✓ STACK created in 1:07 (14 resources)` and what was kept; or the report of a
/// failure, the cause last; or what is still in progress at `now`.
std::string operation_text(const Operation& operation, Instant now, const Style& style,
                           const Glyphs& glyphs);

/// The record {stack, status, outcome, started, seconds, resources, cause, kept} as ASCII JSON.
std::string operation_json(const Operation& operation, Instant now);

}  // namespace sagewatch::cli
