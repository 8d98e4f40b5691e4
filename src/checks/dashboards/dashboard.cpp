#include "checks/dashboards/dashboard.hpp"

#include <fmt/format.h>

#include "checks/parts.hpp"

namespace sagewatch::checks {

std::string Widget::type() const { return text_or_empty(node->find("type")); }

const document::Node* Widget::property(std::string_view name) const {
  return document::find(node, {"properties", name});
}

void for_each_dashboard(const Template& subject,
                        const std::function<void(const Dashboard&)>& visit) {
  for (const auto* resource : subject.of_type("AWS::CloudWatch::Dashboard")) {
    const auto* body = resource->find("DashboardBody");
    if (body) visit({resource, body, read_json_text(*body)});
  }
}

void for_each_widget(const Dashboard& dashboard, const std::function<void(const Widget&)>& visit) {
  std::size_t index = 0;
  for (const auto& node : widgets_of(dashboard)) {
    visit({&dashboard, &node, fmt::format("widgets[{}]", index++)});
  }
}

void for_each_widget(const Template& subject, const std::function<void(const Widget&)>& visit) {
  for_each_dashboard(subject,
                     [&](const Dashboard& dashboard) { for_each_widget(dashboard, visit); });
}

const document::List& widgets_of(const Dashboard& dashboard) {
  return items_of(dashboard.body.root.find("widgets"));
}

std::optional<std::vector<std::string>> texts_of_pattern(std::string_view pattern) {
  if (pattern.find_first_of("\\^$.?*+()[]{}") != std::string_view::npos) return std::nullopt;
  std::vector<std::string> out;
  while (true) {
    const auto& text = out.emplace_back(pattern.substr(0, pattern.find('|')));
    if (text.size() == pattern.size()) return out;
    pattern.remove_prefix(text.size() + 1);
  }
}

void add_in_body(Findings& findings, const Dashboard& dashboard, std::string_view path,
                 std::string_view message) {
  findings.add(*dashboard.resource, dashboard.place,
               fmt::format("{} (DashboardBody{}{})", message, path.empty() ? "" : ": ", path));
}

}  // namespace sagewatch::checks
