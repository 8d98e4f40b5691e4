#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "problem.hpp"

/// What the function SEARCH of metric math looks for:
///
///     {Namespace,Dimension,…} term "exact term" MetricName="…" AND (… OR …) NOT …
///
/// The schema in braces or the terms may be absent. In a monitoring account `:aws.AccountId`, which
/// an account id or 'LOCAL' follows, says whose metrics are looked for. Source: CloudWatch user
/// guide, "CloudWatch search expression syntax".
namespace sagewatch::language {

/// What a search compares `:aws.AccountId` with: `111122223333`, `'LOCAL'` with its quotes, `$` for
/// what is not known.
struct SearchedAccount {
  std::size_t offset;
  std::string text;
};

struct MetricSearch {
  /// The names in the schema: the namespace and all dimensions of what is found. `${…}` in them
  /// stands for what is not known; without a schema there are none.
  std::vector<std::string> schema = {};
  std::string metric = {};  ///< whose exact name everything that is found has; empty for several
  std::string name_space = {};  ///< of the schema, or the exact one that a term names; else empty
  std::vector<SearchedAccount> accounts = {};
  Problems problems = {};  ///< with offsets within the search
};

/// `search` is without the quotes around it.
MetricSearch read_metric_search(std::string_view search);

}  // namespace sagewatch::language
