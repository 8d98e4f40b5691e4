#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/checks/template.hpp"
#include "sagewatch/facts/arn.hpp"
#include "sagewatch/facts/region.hpp"

/// Helpers that several checks use.
namespace sagewatch::checks {

/// The items of a list; empty for anything else.
const document::List& items_of(const document::Node* node);

/// The text of a scalar with `${X}` for unknown parts; empty for anything else.
std::string text_or_empty(const document::Node* node);

/// The text of a scalar that is entirely known; dynamic references are not.
std::optional<std::string> known_text(const document::Node* node);

enum class Blanks { counted, left_out };

/// The minimum length of a value as compact JSON: unknown parts count as empty.
std::size_t least_characters(const document::Node& node, Blanks blanks = Blanks::counted);

/// The same for a string, unquoted.
std::size_t least_characters_of_text(const document::Node& node);

/// The value of a string with JSON, as read_json_text reads it. Null if it can't be parsed.
document::Node json_in(const document::Node& text);

/// Stands for an unknown part of a text in which `${NAME}` has another meaning.
inline constexpr std::string_view gap = "${}";

/// The text of a scalar with a gap for each unknown part; empty for anything else.
std::string text_with_gaps(const document::Node* node);

/// Whether a text is a name with a length in this range, of letters, digits and characters of
/// `others`.
bool is_name(std::string_view text, std::size_t least, std::size_t most, std::string_view others);

/// Calls back for every target of every rule.
void for_each_target(
    const Template& subject,
    const std::function<void(const Resource& rule, const document::Node& target)>& visit);

/// The resource of this type in the template that the ARN of a target or a dead-letter queue refers
/// to; null if there is none.
const Resource* target_of_type(const Template& subject, const document::Node* arn,
                               std::string_view type);

/// Calls back for every string in the properties of a resource as they are written, with the key of
/// its member.
void for_each_text(const Resource& resource,
                   const std::function<void(std::string_view key, const std::string& text,
                                            const document::Node& node)>& visit);

/// The names in a member `DependsOn`.
std::set<std::string> dependencies_of(const Resource& resource);

/// Whether the resource has a condition.
bool is_conditional(const Resource& resource);

}  // namespace sagewatch::checks
