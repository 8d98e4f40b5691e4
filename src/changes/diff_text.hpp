#pragma once

#include <string>

#include "changes/template_diff.hpp"
#include "console/console.hpp"
#include "console/glyphs.hpp"

namespace sagewatch {

/// How two templates differ, in the order of changes_text; parameters, conditions, outputs and the
/// rest of the template follow the resources.
std::string diff_text(const TemplateDiff& diff, const Style& style, const Glyphs& glyphs);

/// The record {stack, changes, access, template, unknownTypes, counts} as ASCII JSON; `template`
/// has the differences outside the resources.
std::string diff_json(const TemplateDiff& diff);

}  // namespace sagewatch
