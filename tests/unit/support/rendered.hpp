#pragma once

#include <nlohmann/json.hpp>

#include "sagewatch/cfn/json.hpp"
#include "sagewatch/cfn/stack.hpp"

namespace sagewatch::test {

using Json = nlohmann::ordered_json;

inline Json rendered(const cfn::Value& value) { return Json::parse(cfn::to_json(value)); }

inline Json rendered(const cfn::Stack& stack) { return rendered(cfn::Value(stack.synth())); }

/// Properties of one resource of a stack.
inline Json properties(const cfn::Stack& stack, const char* logical_id) {
  return rendered(stack).at("Resources").at(logical_id).at("Properties");
}

/// JSON written in a test, compared by content.
inline Json json(const char* text) { return Json::parse(text); }

}  // namespace sagewatch::test
