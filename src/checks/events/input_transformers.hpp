#pragma once

#include <functional>
#include <string>

#include "language/input_template.hpp"
#include "sagewatch/checks/template.hpp"

namespace sagewatch::checks {

/// The InputTransformer of a rule's target.
struct InputTransformer {
  const Resource& rule;
  const document::Node& paths;  ///< InputPathsMap; null if there is none
  const document::Node* where;  ///< of the template
  std::string text;             ///< its text, with `${…}` for unknown parts
  language::InputTemplate template_;
};

void for_each_input_transformer(const Template& subject,
                                const std::function<void(const InputTransformer&)>& visit);

}  // namespace sagewatch::checks
