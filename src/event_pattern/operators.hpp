#pragma once

#include <string_view>
#include <variant>

#include "json_reader.hpp"
#include "sagewatch/event_pattern/matcher.hpp"

namespace sagewatch::event_pattern {

/// `{"exists": false}`, which no value can fulfil.
struct Absent {};

/// Thrown inside of the parser only; the message as in PatternError.
struct OperatorError {
  std::string message;
};

/// Reads what follows `{` up to its `}`: `"prefix": "a"}`. Throws OperatorError; an error of the
/// reader is left to the caller.
std::variant<Matcher, Absent> read_operator(JsonReader& reader);

/// Whether this name is reserved to operators, so that it can't be a field inside of `$or`.
bool is_reserved(std::string_view name);

}  // namespace sagewatch::event_pattern
