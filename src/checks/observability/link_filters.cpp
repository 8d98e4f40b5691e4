#include "checks/observability/link_filters.hpp"

#include <array>
#include <utility>

#include "checks/parts.hpp"

namespace sagewatch::checks {

void for_each_link_filter(const Template& subject,
                          const std::function<void(const LinkFilterText& filter)>& visit) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kinds{
      {{"LogGroupConfiguration", "LogGroupName"}, {"MetricConfiguration", "Namespace"}}};
  for (const auto* link : subject.of_type("AWS::Oam::Link")) {
    for (const auto& [configuration, term] : kinds) {
      const auto* where = link->find({"LinkConfiguration", configuration, "Filter"});
      const auto text = text_or_empty(where);
      if (text.empty()) continue;
      visit({*link, where, text, language::read_link_filter(text, term)});
    }
  }
}

}  // namespace sagewatch::checks
