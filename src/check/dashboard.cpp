#include "dashboard.hpp"

#include "parts.hpp"

namespace sagewatch::check {

void for_each_dashboard(const Stack& stack, const std::function<void(const Dashboard&)>& visit) {
  for (const auto* resource : stack.of_type("AWS::CloudWatch::Dashboard")) {
    const auto* body = resource->find("DashboardBody");
    if (body) visit({resource, body, json_in(*body, gap)});
  }
}

const document::List& widgets_of(const Dashboard& dashboard) {
  return items_of(dashboard.body.find("widgets"));
}

}  // namespace sagewatch::check
