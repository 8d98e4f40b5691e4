#pragma once

#include <functional>
#include <string>

#include "language/link_filter.hpp"
#include "sagewatch/checks/template.hpp"

namespace sagewatch::checks {

/// The filter of a link for its log groups or its metrics.
struct LinkFilterText {
  const Resource& link;
  const document::Node* where;
  const std::string& text;
  language::LinkFilter filter;
};

void for_each_link_filter(const Template& subject,
                          const std::function<void(const LinkFilterText& filter)>& visit);

}  // namespace sagewatch::checks
