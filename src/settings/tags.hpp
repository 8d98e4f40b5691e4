#pragma once

#include <string_view>
#include <vector>

#include "sagewatch/aws/tag.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The maximum for a stack, without the tags that AWS adds itself.
inline constexpr std::size_t most_tags = 50;

/// The key of "key=value": the first '=' ends it.
std::string_view key_of_tag(std::string_view tag);

/// The tags of every stack. CloudFormation propagates them to resources that support tags.
std::vector<aws::Tag> stack_tags(const Config& config);

/// Those that a stack set can have too: its keys are of ASCII letters and digits and +-=._:/ only
/// (AWS fact CF-26).
std::vector<aws::Tag> stack_set_tags(const Config& config);

}  // namespace sagewatch
