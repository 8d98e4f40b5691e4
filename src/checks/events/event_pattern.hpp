#pragma once

#include <functional>
#include <string_view>

#include "sagewatch/checks/template.hpp"

namespace sagewatch::checks {

/// The pattern of a rule or of an archive.
struct EventPattern {
  const Resource* resource;
  const document::Node* place;
  document::Node value;    ///< parsed if it is given as a string
  std::size_t characters;  ///< at least, as compact JSON
  bool known;              ///< no part of it is unknown
};

/// Calls back for every pattern that is at least partly known.
void for_each_pattern(const Template& subject,
                      const std::function<void(const EventPattern& pattern)>& visit);

/// Whether events have the field at their top.
bool is_event_field(std::string_view name);

/// The position of the field at `path` ("detail.state"), or of its nearest parent that exists.
const document::Node* place_of_field(const EventPattern& pattern, std::string_view path);

}  // namespace sagewatch::checks
