#pragma once

#include <string_view>

#include "problem.hpp"

/// Labels of metrics, which may hold values that change with what a graph shows: `${LAST}`,
/// `${PROP('Dim.QueueName')}`. Source: CloudWatch user guide, "Using dynamic labels".
namespace sagewatch::language {

/// What a label holds that CloudWatch does not know, or too much of. Other than elsewhere, `${` is
/// part of this language: here `${}`, with nothing in it, stands for what is not known before the
/// deployment.
Problems read_dynamic_label(std::string_view text);

}  // namespace sagewatch::language
