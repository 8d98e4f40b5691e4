#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/event_catalogue.hpp"

/// Logs Insights queries that are deployed as saved queries and used in the dashboards' tables:
/// templates/data/queries.yaml, which says what each key means.
namespace sagewatch {

struct SavedQuery {
  std::string name;
  std::string question;
  std::vector<std::string> groups;  ///< "records", "service-events", "api-events"
  std::string query;                ///< Logs Insights QL
};

/// Throws CatalogueError. The catalogue says which kinds are jobs.
std::vector<SavedQuery> read_saved_queries(std::string_view text, const EventCatalogue& catalogue);

/// The embedded queries, read on first use.
const std::vector<SavedQuery>& saved_queries();

/// The query of that name. Throws std::logic_error if there is none.
const SavedQuery& saved_query(std::string_view name);

}  // namespace sagewatch
