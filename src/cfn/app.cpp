#include "sagewatch/cfn/app.hpp"

namespace sagewatch::cfn {

std::vector<const Stack*> App::stacks() const {
  std::vector<const Stack*> found;
  for (const auto& child : children()) {
    if (const auto* stack = dynamic_cast<const Stack*>(child.get())) found.push_back(stack);
  }
  return found;
}

}  // namespace sagewatch::cfn
