#pragma once

#include <functional>
#include <string_view>

#include "sagewatch/checks/stack.hpp"

namespace sagewatch::checks {

/// The pattern of a rule or of an archive.
struct EventPattern {
  const Resource* resource;
  const document::Node* place;
  document::Node value;    ///< taken apart where it is given as a text
  std::size_t characters;  ///< at least, as compact JSON
  bool known;              ///< no part of it is unknown
};

/// Calls back for every pattern of which more is known than that there is one.
void for_each_pattern(const Stack& stack,
                      const std::function<void(const EventPattern& pattern)>& visit);

/// Whether events have the field at their top.
bool is_event_field(std::string_view name);

/// Where the field at `path` ("detail.state") stands, or what is there of the way to it.
const document::Node* place_of_field(const EventPattern& pattern, std::string_view path);

}  // namespace sagewatch::checks
