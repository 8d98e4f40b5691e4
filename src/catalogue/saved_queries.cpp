#include "catalogue/saved_queries.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "catalogue/data_file.hpp"
#include "embedded.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch {
namespace {

using document::Node;

constexpr std::array<std::string_view, 3> known_groups{"records", "service-events", "api-events"};
constexpr std::string_view jobs_mark = "{jobs}";

/// ['Training Job','Processing Job',…]
std::string list_of_jobs(const EventCatalogue& catalogue) {
  std::vector<std::string> kinds;
  for (const auto& kind : catalogue.kinds) {
    if (kind.values("life").front() == "job") kinds.push_back(fmt::format("'{}'", kind.name));
  }
  return fmt::format("[{}]", fmt::join(kinds, ","));
}

std::string query_of(const DataFile& file, const Node& node, const EventCatalogue& catalogue) {
  auto query = file.text_of(node);
  while (query.ends_with('\n')) query.pop_back();
  if (const auto at = query.find(jobs_mark); at != std::string::npos)
    query.replace(at, jobs_mark.size(), list_of_jobs(catalogue));
  if (query.size() > quota::log_query) file.refuse(node, "the query is too long");
  return query;
}

std::vector<std::string> groups_of(const DataFile& file, const Node& node) {
  std::vector<std::string> groups;
  for (const auto* item : file.items_of(node)) {
    groups.push_back(file.text_of(*item));
    if (std::ranges::find(known_groups, groups.back()) == known_groups.end())
      file.refuse(*item, fmt::format("'{}' is not a log group: {}", groups.back(),
                                     fmt::join(known_groups, ", ")));
  }
  return groups;
}

void take(SavedQuery& query, const DataFile& file, const document::Member& entry,
          const EventCatalogue& catalogue) {
  const auto& [key, offset, value] = entry;
  if (key == "name") {
    query.name = file.text_of(value);
  } else if (key == "question") {
    query.question = file.text_of(value);
  } else if (key == "groups") {
    query.groups = groups_of(file, value);
  } else if (key == "query") {
    query.query = query_of(file, value, catalogue);
  } else {
    file.refuse(offset, fmt::format("'{}' is not a key of a query", key));
  }
}

SavedQuery query_from(const DataFile& file, const Node& node, const EventCatalogue& catalogue) {
  SavedQuery query;
  for (const auto& entry : file.members_of(node, "expected a query"))
    take(query, file, entry, catalogue);
  if (query.name.empty() || query.question.empty() || query.groups.empty() || query.query.empty())
    file.refuse(node, "a query needs name, question, groups and query");
  return query;
}

}  // namespace

std::vector<SavedQuery> read_saved_queries(std::string_view text, const EventCatalogue& catalogue) {
  const DataFile file("queries.yaml", text);
  std::vector<SavedQuery> queries;
  std::set<std::string> taken;
  for (const auto& node : file.list_of("queries")) {
    queries.push_back(query_from(file, node, catalogue));
    const auto& name = queries.back().name;
    if (!taken.insert(name).second)
      file.refuse(node, fmt::format("the query {} is listed twice", name));
  }
  return queries;
}

const std::vector<SavedQuery>& saved_queries() {
  static const auto queries = read_saved_queries(embedded::queries_json, event_catalogue());
  return queries;
}

const SavedQuery& saved_query(std::string_view name) {
  const auto found = std::ranges::find(saved_queries(), name, &SavedQuery::name);
  if (found == saved_queries().end())
    throw std::logic_error(fmt::format("there is no saved query '{}'", name));
  return *found;
}

}  // namespace sagewatch
