#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The template of an input transformer, from which EventBridge builds the input of a target:
///
///     {"instance": <instance>, "text": "<instance> is <state>", "event": <aws.events.event.json>}
///
/// It is JSON, or quoted strings, one per line, with the names of variables in angle brackets. AWS
/// fact EB-23. Source: EventBridge user guide, "Amazon EventBridge input transformation".
namespace sagewatch::language {

struct InputVariable {
  std::size_t offset;
  std::string name;
  bool in_text;  ///< whether it is inside quotes
};

struct InputTemplate {
  std::vector<InputVariable> variables = {};

  /// The template, of the same length, with a value in place of each variable: a number, or part of
  /// the surrounding string.
  std::string filled = {};

  /// Whether an unknown part, `${…}`, may be anything in the JSON.
  bool unknown = false;
};

InputTemplate read_input_template(std::string_view text);

/// Whether EventBridge fills in a variable by itself.
bool is_predefined_input(std::string_view name);

}  // namespace sagewatch::language
