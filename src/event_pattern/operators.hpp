#pragma once

#include <string_view>
#include <variant>

#include "sagewatch/document/json_reader.hpp"
#include "sagewatch/event_pattern/matcher.hpp"

namespace sagewatch::event_pattern {

using document::JsonReader;
using Token = document::JsonToken;

/// `{"exists": false}`, which no value can match.
struct Absent {};

/// Thrown within the parser only; the message is as in PatternError.
struct OperatorError {
  std::string message;
};

/// Reads an operator after `{` up to its `}`: `"prefix": "a"}`. Throws OperatorError; an error of
/// the reader is left to the caller.
std::variant<Matcher, Absent> read_operator(JsonReader& reader);

/// Whether this name is reserved for operators, so that it can't be a field inside `$or`.
bool is_reserved(std::string_view name);

}  // namespace sagewatch::event_pattern
