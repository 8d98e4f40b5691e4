#pragma once

#include <string_view>

#include "language/problem.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

/// Adds a finding for each problem of a text in one of the small languages, with its position in
/// the text after the message: "… (Query:1:25)". `name` is where a person finds the text: the
/// property, or "widgets[2].properties.query" in a dashboard's body.
void add_problems(Findings& findings, const Resource& resource, const document::Node* where,
                  std::string_view name, std::string_view text, const language::Problems& problems);

}  // namespace sagewatch::checks
