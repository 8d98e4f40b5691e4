#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/checks/stack.hpp"
#include "sagewatch/facts/arn.hpp"
#include "sagewatch/facts/region.hpp"

/// What several checks take apart in the same way.
namespace sagewatch::checks {

/// The items of a list; none where it is none.
const document::List& items_of(const document::Node* node);

/// A scalar's text with `${X}` for what isn't known; empty for anything else.
std::string text_or_empty(const document::Node* node);

/// A scalar's text where all of it is known: no dynamic reference is.
std::optional<std::string> known_text(const document::Node* node);

enum class Blanks { counted, left_out };

/// How many characters a value has at least, as compact JSON: what isn't known counts as none.
std::size_t least_characters(const document::Node& node, Blanks blanks = Blanks::counted);

/// The same of a text, as it is.
std::size_t least_characters_of_text(const document::Node& node);

/// The value of a text that holds JSON, as read_json_text reads it. Null where it can't be read.
document::Node json_in(const document::Node& text);

/// What stands for an unknown part of a text in which `${NAME}` has a meaning of its own.
inline constexpr std::string_view gap = "${}";

/// A scalar's text with a gap for each part that isn't known; empty for anything else.
std::string text_with_gaps(const document::Node* node);

/// Whether a text is a name of so many letters, digits and characters of `others`.
bool is_name(std::string_view text, std::size_t least, std::size_t most, std::string_view others);

/// Calls back for every target of every rule.
void for_each_target(
    const Stack& stack,
    const std::function<void(const Resource& rule, const document::Node& target)>& visit);

/// Whether a target's or a dead-letter queue's ARN leads to something of this type in the stack:
/// then that resource.
const Resource* target_of_type(const Stack& stack, const document::Node* arn,
                               std::string_view type);

/// Calls back for every text in the properties of a resource as they are written, with the key of
/// the member that it stands under.
void for_each_text(const Resource& resource,
                   const std::function<void(std::string_view key, const std::string& text,
                                            const document::Node& node)>& visit);

/// The names in a member `DependsOn`.
std::set<std::string> dependencies_of(const Resource& resource);

/// Whether the resource stands under a condition.
bool is_conditional(const Resource& resource);

}  // namespace sagewatch::checks
