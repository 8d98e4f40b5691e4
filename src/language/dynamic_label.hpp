#pragma once

#include <string_view>

#include "problem.hpp"

/// Labels of metrics, which may hold values that change with what a graph shows: `${LAST}`,
/// `${PROP('Dim.QueueName')}`. Source: CloudWatch user guide, "Using dynamic labels".
namespace sagewatch::language {

/// Dynamic values of a label that CloudWatch does not know, or too many of them. Unlike elsewhere,
/// `${` is part of this language: here an empty `${}` stands for parts that are not known before
/// the deployment.
Problems read_dynamic_label(std::string_view text);

}  // namespace sagewatch::language
