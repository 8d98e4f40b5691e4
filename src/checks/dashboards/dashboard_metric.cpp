#include "checks/dashboards/dashboard_metric.hpp"

#include <algorithm>
#include <span>

#include "checks/parts.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;
using Texts = std::vector<std::string>;

bool is_text(const Node& node) {
  return node.text() != nullptr || node.get<cfn::Text>() != nullptr;
}

/// The items before the options.
std::span<const Node> texts_in(const document::List& metric) {
  const bool options = !metric.empty() && metric.back().object() != nullptr;
  return std::span(metric).first(metric.size() - (options ? 1 : 0));
}

/// "." repeats the item in the same position of the previous metric, "..." all items from its
/// position on, except as many as follow here.
Texts resolved(std::span<const Node> items, const Texts& before) {
  Texts out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto text = text_or_empty(&items[i]);
    const auto behind = items.size() - i - 1;
    if (text == "..." && before.size() >= out.size() + behind) {
      out.insert(out.end(), before.begin() + static_cast<std::ptrdiff_t>(out.size()),
                 before.end() - static_cast<std::ptrdiff_t>(behind));
    } else {
      out.push_back(text == "." && out.size() < before.size() ? before[out.size()] : text);
    }
  }
  return out;
}

}  // namespace

std::optional<std::string> metric_problem(const Node& metric) {
  const auto* list = metric.list();
  if (!list) return "a metric is a list: namespace, metric, and names and values of dimensions";
  if (list->empty()) return "a metric has a namespace and a name";
  const auto texts = texts_in(*list);
  if (texts.empty()) return std::nullopt;
  if (!std::ranges::all_of(texts, is_text)) {
    return "a metric is a list of strings, which an object of options may follow";
  }
  const auto is_rest = [](const Node& node) { return text_or_empty(&node) == "..."; };
  const bool whole =
      std::ranges::none_of(texts, is_rest) && std::ranges::none_of(texts, [](const Node& node) {
        return intrinsics::unknown(node) != nullptr;
      });
  if (whole && texts.size() < 2) return "a metric has a namespace and a name";
  if (whole && texts.size() % 2 != 0) return "the last dimension has no value";
  return std::nullopt;
}

std::vector<ShownMetric> shown_metrics(const Node* metrics) {
  std::vector<ShownMetric> out;
  Texts before;
  std::size_t index = 0;
  for (const auto& metric : items_of(metrics)) {
    const auto at = index++;
    const auto items = texts_in(items_of(&metric));
    if (items.empty() || !std::ranges::all_of(items, is_text)) continue;
    before = resolved(items, before);
    if (before.size() < 2 || before.size() % 2 != 0) continue;
    ShownMetric shown{.index = at, .name_space = before[0], .name = before[1]};
    for (std::size_t i = 2; i + 1 < before.size(); i += 2) {
      shown.dimensions.emplace_back(before[i], before[i + 1]);
    }
    out.push_back(std::move(shown));
  }
  return out;
}

}  // namespace sagewatch::checks
