#include <fmt/format.h>

#include <algorithm>

#include "dashboard.hpp"
#include "parts.hpp"
#include "registry.hpp"
#include "sagewatch/check/findings.hpp"

namespace sagewatch::check {
namespace {

using document::Node;

/// The length of the longest search in one entry of `metrics`.
std::size_t longest_search(const document::Node& metric) {
  std::size_t out = 0;
  for (const auto& part : items_of(&metric)) {
    const auto expression = text_or_empty(part.find("expression"));
    if (expression.find("SEARCH(") != std::string::npos) out = std::max(out, expression.size());
  }
  return out;
}

}  // namespace

const Check dashboard_search{
    .id = "E1048",
    .title = "a SEARCH expression is too long",
    .why = "CloudWatch accepts 1,024 characters: the widget would show an error.",
    .fix = "search for fewer dimensions, or in several expressions",
    .source = "CloudWatch user guide, search expressions",
    .accepted = true,
    .run =
        [](const Stack& stack, Findings& findings) {
          constexpr std::size_t most = 1024;
          for_each_dashboard(stack, [&](const Dashboard& dashboard) {
            for (const auto& widget : widgets_of(dashboard)) {
              for (const auto& metric :
                   items_of(document::find(&widget, {"properties", "metrics"}))) {
                const auto length = longest_search(metric);
                if (length <= most) continue;
                findings.add(
                    *dashboard.resource, dashboard.place,
                    fmt::format("a SEARCH expression has {} characters, CloudWatch accepts {}",
                                length, most));
              }
            }
          });
        },
};

}  // namespace sagewatch::check
