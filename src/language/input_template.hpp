#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The template of an input transformer, out of which EventBridge makes what a target gets:
///
///     {"instance": <instance>, "text": "<instance> is <state>", "event": <aws.events.event.json>}
///
/// It is JSON, or texts in quotes, one a line, with the names of variables in angle brackets.
/// AWS fact EB-23. Source: EventBridge user guide, "Amazon EventBridge input transformation".
namespace sagewatch::language {

struct InputVariable {
  std::size_t offset;
  std::string name;
  bool in_text;  ///< whether it stands within quotes
};

struct InputTemplate {
  std::vector<InputVariable> variables = {};

  /// The template, as long as it was, with a value in place of each variable: a number, or a part
  /// of the text around it.
  std::string filled = {};

  /// Whether something that isn't known, which `${…}` stands for, may be anything in the JSON.
  bool unknown = false;
};

InputTemplate read_input_template(std::string_view text);

/// Whether EventBridge fills in a variable by itself.
bool is_predefined_input(std::string_view name);

}  // namespace sagewatch::language
