#include "settings/tags.hpp"

namespace sagewatch {

std::string_view key_of_tag(std::string_view tag) { return tag.substr(0, tag.find('=')); }

std::vector<aws::Tag> stack_tags(const Config& config) {
  std::vector<aws::Tag> out;
  for (const auto& tag : config.tags) {
    const std::string key(key_of_tag(tag));
    out.push_back({key, tag.substr(key.size() + 1)});
  }
  return out;
}

}  // namespace sagewatch
