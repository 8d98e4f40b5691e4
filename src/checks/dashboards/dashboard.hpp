#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/json_text.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/checks/template.hpp"

namespace sagewatch::checks {

/// A dashboard with its parsed body.
struct Dashboard {
  const Resource* resource;
  const document::Node* place;  ///< the body in the template
  JsonText body;
};

/// One widget of a dashboard's body.
struct Widget {
  const Dashboard* dashboard;
  const document::Node* node;
  std::string path;  ///< in the body: "widgets[2]"

  std::string type() const;  ///< `${X}` if unknown; empty if it has none
  const document::Node* property(std::string_view name) const;
};

/// Calls back for every dashboard that has a body.
void for_each_dashboard(const Template& subject,
                        const std::function<void(const Dashboard& dashboard)>& visit);

/// Calls back for every widget of a dashboard, or of every dashboard.
void for_each_widget(const Dashboard& dashboard,
                     const std::function<void(const Widget& widget)>& visit);
void for_each_widget(const Template& subject,
                     const std::function<void(const Widget& widget)>& visit);

/// The widgets of a dashboard's body.
const document::List& widgets_of(const Dashboard& dashboard);

/// The strings that a pattern variable replaces, which `|` separates; absent if its pattern is a
/// more complex regular expression.
std::optional<std::vector<std::string>> texts_of_pattern(std::string_view pattern);

/// Adds a finding with its place in the body after the message: "… (DashboardBody:
/// widgets[2].properties.view)".
void add_in_body(Findings& findings, const Dashboard& dashboard, std::string_view path,
                 std::string_view message);

}  // namespace sagewatch::checks
