#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/cfn/value.hpp"
#include "settings/config.hpp"

/// The selections at the top of a dashboard: account, Region and kind of job.
///
/// A choice is a dashboard variable of type "pattern": it replaces a word in all widgets. The words
/// are such that a dashboard without a selection shows everything. In a SEARCH, ACCOUNT is a
/// partial, case-insensitive match of the dimension name `account`, which our metrics of an account
/// have; in a query it follows the same word. An account id in its place finds only that account.
/// See docs/adr/0007-choices-are-words.md, and docs/adr/0013-totals-have-no-account.md for totals.
namespace sagewatch::dashboards {

enum class Choice { account, region, kind };

/// The word in SEARCH expressions for our metrics and in queries.
std::string_view word(Choice choice);

/// The term of a SEARCH for metrics of linked accounts, which have no dimension for the account.
/// Unchanged, it excludes a name that nothing has; with an id in place of its words, it becomes
/// `:aws.AccountId=ID` after a term that excludes a name that nothing has.
inline constexpr std::string_view source_account_term = R"(NOT noNAME NOT " :aws.AccountId=NAME")";

/// The term of a SEARCH that finds only what the monitoring account itself published, followed by a
/// space: AWS fact CW-5. Empty without observability, since then no account is linked, and the term
/// is documented only for monitoring accounts.
std::string from_here(const Config& config);

/// The terms of a SEARCH, "ACCOUNT REGION".
std::string chosen(const std::vector<Choice>& choices);

/// The terms of a total, `NOT "account" REGION`: metrics without the dimension, unless an account
/// is selected.
std::string chosen_total(const std::vector<Choice>& choices);

/// The condition of a query's filter:
/// concat('account ',account,' region ',region) like /(?i)ACCOUNT.*REGION/
std::string chosen_records(const std::vector<Choice>& choices);

/// The dashboard's `variables`: a list of existing values for each selection. For the kind, the
/// kinds of the event catalogue that are jobs.
cfn::List variables(const Config& config, const std::vector<Choice>& choices);

/// The names of all kinds whose life is `life`, in the catalogue's order.
std::vector<std::string> kinds_with_life(std::string_view life);

}  // namespace sagewatch::dashboards
