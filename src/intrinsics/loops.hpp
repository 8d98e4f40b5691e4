#pragma once

#include <string_view>

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/document/document.hpp"
#include "sagewatch/intrinsics/context.hpp"

namespace sagewatch::intrinsics {

/// Whether the key of a member begins a loop.
bool is_loop(std::string_view key);

/// A template without the loops whose lists are known.
struct Unrolled {
  document::Node root;
  bool complete = true;  ///< whether no loop remains
  cfn::Diagnostics problems = {};
};

/// Replaces each `Fn::ForEach` of a template by what it makes, as the transform
/// AWS::LanguageExtensions does. What it makes has the positions of the loop's body. Reports E0414
/// for a loop of another form, without the transform, or with a name twice, and E0412 where the
/// loops make too much.
/// Source:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
Unrolled unroll(const document::Document& document, const Context& context);

}  // namespace sagewatch::intrinsics
