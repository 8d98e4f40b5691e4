#pragma once

#include <string>

namespace sagewatch::aws {

struct Tag {
  std::string key;
  std::string value;
};

}  // namespace sagewatch::aws
