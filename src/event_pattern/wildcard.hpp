#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sagewatch::event_pattern {

/// The literals between the wildcards of `text`, in which `\*` and `\\` stand for themselves; or
/// what is wrong with it.
std::variant<std::vector<std::string>, std::string> parse_wildcard(std::string_view text);

/// Whether `text` is these literals with anything between them.
bool matches_wildcard(const std::vector<std::string>& literals, std::string_view text);

}  // namespace sagewatch::event_pattern
