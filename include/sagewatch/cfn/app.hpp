#pragma once

#include <vector>

#include "sagewatch/cfn/stack.hpp"

namespace sagewatch::cfn {

/// The root of a construct tree: what `synth` turns into a set of templates.
class App final : public Construct {
 public:
  explicit App(Source where = Source::here()) : Construct({nullptr, "", where}) {}

  /// The stacks in the order in which they were added.
  std::vector<const Stack*> stacks() const;
};

}  // namespace sagewatch::cfn
