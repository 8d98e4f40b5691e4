#pragma once

#include <functional>
#include <string>

#include "language/input_template.hpp"
#include "sagewatch/checks/stack.hpp"

namespace sagewatch::checks {

/// The InputTransformer of a rule's target.
struct InputTransformer {
  const Resource& rule;
  const document::Node& paths;  ///< InputPathsMap; null where there is none
  const document::Node* where;  ///< of the template
  std::string text;             ///< of it, with `${…}` for what isn't known
  language::InputTemplate template_;
};

void for_each_input_transformer(const Stack& stack,
                                const std::function<void(const InputTransformer&)>& visit);

}  // namespace sagewatch::checks
