#pragma once

#include <functional>

#include "sagewatch/check/stack.hpp"

namespace sagewatch::check {

/// A dashboard with the text of its body taken apart.
struct Dashboard {
  const Resource* resource;
  const document::Node* place;  ///< the body in the template
  document::Node body;          ///< null where it is no JSON
};

/// Calls back for every dashboard that has a body.
void for_each_dashboard(const Stack& stack,
                        const std::function<void(const Dashboard& dashboard)>& visit);

/// The widgets of a dashboard's body.
const document::List& widgets_of(const Dashboard& dashboard);

}  // namespace sagewatch::check
