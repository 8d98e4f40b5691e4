#include "checks/logs/filter_patterns.hpp"

#include <utility>

#include "checks/parts.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::checks {

void for_each_filter_pattern(const Stack& stack,
                             const std::function<void(const FilterPattern&)>& visit) {
  for (const auto* type : {"AWS::Logs::MetricFilter", "AWS::Logs::SubscriptionFilter"}) {
    for (const auto* resource : stack.of_type(type)) {
      const auto* place = resource->find("FilterPattern");
      if (!place || intrinsics::unknown(*place)) continue;
      auto text = text_or_empty(place);
      if (text.starts_with("${") || text.find("{{resolve:") != std::string::npos) continue;
      auto pattern = language::filter_pattern::read(text);
      visit({resource, place, std::move(text), std::move(pattern)});
    }
  }
}

}  // namespace sagewatch::checks
