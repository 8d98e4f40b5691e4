#pragma once

#include <functional>
#include <string>

#include "sagewatch/check/stack.hpp"
#include "sagewatch/language/link_filter.hpp"

namespace sagewatch::check {

/// The filter of a link for its log groups or its metrics.
struct LinkFilterText {
  const Resource& link;
  const document::Node* where;
  const std::string& text;
  language::LinkFilter filter;
};

void for_each_link_filter(const Stack& stack,
                          const std::function<void(const LinkFilterText& filter)>& visit);

}  // namespace sagewatch::check
