#include "sagewatch/solution/saved_queries.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "catalogue_yaml.hpp"
#include "embedded.hpp"

namespace sagewatch::solution {
namespace {

constexpr std::string_view queries_file = "queries.yaml";
constexpr std::array<std::string_view, 3> known_groups{"records", "service-events", "api-events"};
constexpr std::string_view jobs_mark = "{jobs}";
constexpr std::size_t longest_query = 10'000;  // of CloudWatch Logs

/// ['Training Job','Processing Job',…]
std::string list_of_jobs(const EventCatalogue& catalogue) {
  std::vector<std::string> kinds;
  for (const auto& kind : catalogue.kinds) {
    if (kind.values("life").front() == "job") kinds.push_back(fmt::format("'{}'", kind.name));
  }
  return fmt::format("[{}]", fmt::join(kinds, ","));
}

std::string query_of(const YAML::Node& node, const EventCatalogue& catalogue) {
  auto query = scalar_of(queries_file, node);
  while (query.ends_with('\n')) query.pop_back();
  if (const auto at = query.find(jobs_mark); at != std::string::npos)
    query.replace(at, jobs_mark.size(), list_of_jobs(catalogue));
  if (query.size() > longest_query) refuse(queries_file, node.Mark(), "the query is too long");
  return query;
}

std::string group_of(const YAML::Node& node) {
  auto group = scalar_of(queries_file, node);
  if (std::ranges::find(known_groups, group) == known_groups.end())
    refuse(queries_file, node.Mark(),
           fmt::format("'{}' is no log group: {}", group, fmt::join(known_groups, ", ")));
  return group;
}

std::vector<std::string> groups_of(const YAML::Node& node) {
  if (!node.IsSequence()) return {group_of(node)};
  std::vector<std::string> groups;
  for (const auto& item : node) groups.push_back(group_of(item));
  return groups;
}

void take(SavedQuery& query, const std::string& key, const YAML::Mark& mark,
          const YAML::Node& value, const EventCatalogue& catalogue) {
  if (key == "name") {
    query.name = scalar_of(queries_file, value);
  } else if (key == "question") {
    query.question = scalar_of(queries_file, value);
  } else if (key == "groups") {
    query.groups = groups_of(value);
  } else if (key == "query") {
    query.query = query_of(value, catalogue);
  } else {
    refuse(queries_file, mark, fmt::format("'{}' is not a key of a query", key));
  }
}

SavedQuery query_from(const YAML::Node& node, const EventCatalogue& catalogue) {
  if (!node.IsMap()) refuse(queries_file, node.Mark(), "expected a query");
  SavedQuery query;
  std::set<std::string> seen;
  for (const auto& entry : node) {
    const auto key = scalar_of(queries_file, entry.first);
    if (!seen.insert(key).second)
      refuse(queries_file, entry.first.Mark(), fmt::format("'{}' comes twice", key));
    take(query, key, entry.first.Mark(), entry.second, catalogue);
  }
  if (query.name.empty() || query.question.empty() || query.groups.empty() || query.query.empty())
    refuse(queries_file, node.Mark(), "a query needs name, question, groups and query");
  return query;
}

}  // namespace

std::vector<SavedQuery> read_saved_queries(std::string_view yaml, const EventCatalogue& catalogue) {
  try {
    std::vector<SavedQuery> queries;
    std::set<std::string> taken;
    for (const auto& node : list_of(queries_file, YAML::Load(std::string(yaml)), "queries")) {
      queries.push_back(query_from(node, catalogue));
      const auto& name = queries.back().name;
      if (!taken.insert(name).second)
        refuse(queries_file, node.Mark(), fmt::format("the query {} comes twice", name));
    }
    return queries;
  } catch (const YAML::Exception& error) {
    refuse(queries_file, error.mark, error.msg);
  }
}

const std::vector<SavedQuery>& saved_queries() {
  static const auto queries = read_saved_queries(embedded::queries_yaml, event_catalogue());
  return queries;
}

const SavedQuery& saved_query(std::string_view name) {
  const auto found = std::ranges::find(saved_queries(), name, &SavedQuery::name);
  if (found == saved_queries().end())
    throw std::logic_error(fmt::format("there is no saved query '{}'", name));
  return *found;
}

}  // namespace sagewatch::solution
