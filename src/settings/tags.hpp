#pragma once

#include <string_view>
#include <vector>

#include "sagewatch/aws/tag.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// What a stack can have; those that AWS adds itself don't count.
inline constexpr std::size_t most_tags = 50;

/// The key of "key=value": the first '=' ends it.
std::string_view key_of_tag(std::string_view tag);

/// The tags of every stack and stack set. CloudFormation hands them on to the resources that can
/// have some.
std::vector<aws::Tag> stack_tags(const Config& config);

}  // namespace sagewatch
