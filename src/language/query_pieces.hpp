#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cursor.hpp"
#include "metrics_insights.hpp"

namespace sagewatch::language {

using QueryName = MetricsInsightsName;

/// Reads the names and words that the clauses of a Metrics Insights query consist of. Every step
/// returns whether to continue.
class QueryPieces {
 protected:
  explicit QueryPieces(std::string_view text) : cursor_(text) {}

  bool name(QueryName& out, std::string_view what);
  bool label(QueryName& out);
  bool labels(std::vector<QueryName>& out);
  bool accept_word(std::string_view word);
  bool expect_word(std::string_view word);
  bool expect(std::string_view token, std::string_view where);

  bool stop(std::size_t offset, std::string message);
  bool unexpected(std::string_view wanted);
  void doubt(std::size_t offset, std::string message);

  Cursor cursor_;
  MetricsInsightsQuery query_ = {};

 private:
  bool bare_name(QueryName& out, std::string_view what);
  bool unquoted(const QueryName& name);
};

}  // namespace sagewatch::language
