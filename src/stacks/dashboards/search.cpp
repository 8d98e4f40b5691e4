#include "stacks/dashboards/search.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>

#include "sagewatch/facts/quotas.hpp"
#include "sagewatch/facts/scanner.hpp"

namespace sagewatch::dashboards {
namespace {

std::string first(const Search& what, std::string_view order, int count) {
  return fmt::format("SORT({}, {}, {})", search(what), order, count);
}

/// A schema with a namespace only would select metrics without dimensions.
std::string schema(const Search& what) {
  if (what.dimensions.empty()) return fmt::format("Namespace=\"{}\"", what.name_space);
  auto names = schema_name(what.name_space);
  for (const auto& dimension : what.dimensions) names += "," + schema_name(dimension);
  return fmt::format("{{{}}}", names);
}

}  // namespace

std::string schema_name(const std::string& name) {
  return std::ranges::all_of(name, is_alphanumeric) ? name : fmt::format("\"{}\"", name);
}

std::string search(const Search& what) {
  auto query = schema(what);
  if (what.metric) query += fmt::format(" MetricName=\"{}\"", *what.metric);
  if (!what.terms.empty()) query += " " + what.terms;
  auto expression = fmt::format("SEARCH('{}', '{}')", query, what.statistic);
  if (expression.size() > quota::search_expression)
    throw std::logic_error(fmt::format("too long for a search: {}", expression));
  return expression;
}

std::string sum_of(const Search& what) { return fmt::format("SUM({})", search(what)); }

std::string largest_of(const Search& what) { return fmt::format("MAX({})", search(what)); }

std::string most(const Search& what, int count) { return first(what, "SUM, DESC", count); }

std::string least(const Search& what, int count) { return first(what, "AVG, ASC", count); }

std::string highest(const Search& what, int count) { return first(what, "MAX, DESC", count); }

}  // namespace sagewatch::dashboards
