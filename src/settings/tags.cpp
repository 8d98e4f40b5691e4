#include "settings/tags.hpp"

#include <algorithm>

#include "sagewatch/facts/scanner.hpp"

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

std::vector<aws::Tag> stack_set_tags(const Config& config) {
  auto out = stack_tags(config);
  std::erase_if(out, [](const aws::Tag& tag) {
    return !std::ranges::all_of(tag.key, [](char c) {
      return is_alphanumeric(c) || std::string_view(" +-=._:/").find(c) != std::string_view::npos;
    });
  });
  return out;
}

}  // namespace sagewatch
