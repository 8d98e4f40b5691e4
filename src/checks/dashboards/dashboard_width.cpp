#include <fmt/format.h>

#include "checks/dashboards/dashboard.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

std::int64_t integer_of(const document::Node* node) {
  return node ? node->integer().value_or(0) : 0;
}

}  // namespace

const Check dashboard_width{
    .id = "E1050",
    .title = "a widget extends beyond the right edge of a dashboard",
    .why = "A dashboard has 24 columns: x plus width of a widget must not exceed them.",
    .fix = "move the widget, or make it narrower",
    .source = "CloudWatch user guide, dashboards",
    .run =
        [](const Template& subject, Findings& findings) {
          constexpr std::int64_t columns = 24;
          for_each_widget(subject, [&](const Widget& widget) {
            const auto x = integer_of(widget.node->find("x"));
            const auto width = integer_of(widget.node->find("width"));
            if (x <= columns && width <= columns && x + width <= columns) return;
            add_in_body(
                findings, *widget.dashboard, widget.path,
                fmt::format(
                    "a widget begins in column {} and is {} wide, a dashboard has {} columns", x,
                    width, columns));
          });
        },
};

}  // namespace sagewatch::checks
