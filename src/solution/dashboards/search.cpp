#include "search.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>

#include "../scanner.hpp"

namespace sagewatch::solution::dashboards {
namespace {

constexpr std::size_t longest_search = 1024;

/// Names with other characters than letters and digits stand in quotes.
std::string schema_name(const std::string& name) {
  return std::ranges::all_of(name, is_alphanumeric) ? name : fmt::format("\"{}\"", name);
}

std::string first(const Search& what, std::string_view order, int count) {
  return fmt::format("SORT({}, {}, {})", search(what), order, count);
}

}  // namespace

std::string search(const Search& search) {
  auto what = schema_name(search.name_space);
  for (const auto& dimension : search.dimensions) what += "," + schema_name(dimension);
  what = fmt::format("{{{}}}", what);
  if (search.metric) what += fmt::format(" MetricName=\"{}\"", *search.metric);
  if (!search.terms.empty()) what += " " + search.terms;
  auto expression = fmt::format("SEARCH('{}', '{}')", what, search.statistic);
  if (expression.size() > longest_search)
    throw std::logic_error(fmt::format("too long for a search: {}", expression));
  return expression;
}

std::string sum_of(const Search& what) { return fmt::format("SUM({})", search(what)); }

std::string largest_of(const Search& what) { return fmt::format("MAX({})", search(what)); }

std::string most(const Search& what, int count) { return first(what, "SUM, DESC", count); }

std::string least(const Search& what, int count) { return first(what, "SUM, ASC", count); }

std::string highest(const Search& what, int count) { return first(what, "MAX, DESC", count); }

}  // namespace sagewatch::solution::dashboards
