#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "problem.hpp"

/// The argument of the metric math function SEARCH:
///
///     {Namespace,Dimension,…} term "exact term" MetricName="…" AND (… OR …) NOT …
///
/// The schema in braces or the terms may be absent. In a monitoring account `:aws.AccountId`,
/// followed by an account id or 'LOCAL', selects the account of the metrics. Source: CloudWatch
/// user guide, "CloudWatch search expression syntax".
namespace sagewatch::language {

/// What a search compares `:aws.AccountId` with: `111122223333`, `'LOCAL'` with its quotes, `$` for
/// what is unknown.
struct SearchedAccount {
  std::size_t offset;
  std::string text;
};

struct MetricSearch {
  /// The names in the schema: the namespace and all dimensions of the metrics. `${…}` in them
  /// stands for unknown parts; empty without a schema.
  std::vector<std::string> schema = {};
  std::string metric =
      {};  ///< the exact name of all metrics that match; empty if there can be several
  std::string name_space = {};  ///< of the schema, or the exact one that a term names; else empty
  std::vector<SearchedAccount> accounts = {};
  Problems problems = {};  ///< with offsets within the search
};

/// `search` is without the quotes around it.
MetricSearch read_metric_search(std::string_view search);

}  // namespace sagewatch::language
