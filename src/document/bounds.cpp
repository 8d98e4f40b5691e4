#include "bounds.hpp"

#include <fmt/format.h>

namespace sagewatch::document {

void Bounds::enter(std::size_t offset) {
  if (++depth_ <= deepest) return;
  throw Refusal{"E0405", fmt::format("this is nested deeper than {} levels", deepest),
                "is this the right file? no template needs so many", offset};
}

void Bounds::count(std::size_t offset) {
  if (++nodes_ <= most_nodes) return;
  throw Refusal{"E0405", fmt::format("there are more than {} values before this point", most_nodes),
                "is this the right file? no template has so many", offset};
}

Refusal key_twice(const std::string& key, std::size_t offset) {
  return {"E0404", fmt::format("the key '{}' is repeated in one object", key),
          "remove one of the two: CloudFormation would use only the last", offset};
}

}  // namespace sagewatch::document
