#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/cfn/value.hpp"
#include "settings/config.hpp"

/// What a person chooses at the top of a dashboard: account, Region and kind of job.
///
/// A choice is a dashboard variable of type "pattern": it replaces a word wherever a widget has it.
/// The words are chosen so that a dashboard on which nothing is chosen shows everything. In a
/// SEARCH, ACCOUNT is a partial match without regard to case, and it finds the dimension name
/// `account`, which our metrics of an account have; in a query it stands behind the same word. An
/// account id in its place finds that account alone. docs/adr/0007-choices-are-words.md says more,
/// docs/adr/0013-totals-have-no-account.md what totals have in its place.
namespace sagewatch::dashboards {

enum class Choice { account, region, kind };

/// The word in SEARCH expressions over our metrics and in queries.
std::string_view word(Choice choice);

/// The term of a SEARCH over metrics of linked accounts, which have no dimension for the account.
/// Left as it is, it excludes what nothing is called; with an id in the place of its words, it is
/// `:aws.AccountId=ID` behind a term that excludes what nothing is called.
inline constexpr std::string_view source_account_term = R"(NOT noNAME NOT " :aws.AccountId=NAME")";

/// The term of a SEARCH that finds only what the monitoring account itself published, with a blank
/// behind it: AWS fact CW-5. Nothing without observability, as then no account is linked and the
/// term is documented for monitoring accounts alone.
std::string from_here(const Config& config);

/// The terms of a SEARCH, "ACCOUNT REGION".
std::string chosen(const std::vector<Choice>& choices);

/// Those of a total, `NOT "account" REGION`: of what has no such dimension, unless one is chosen.
std::string chosen_total(const std::vector<Choice>& choices);

/// The condition of a query's filter:
/// concat('account ',account,' region ',region) like /(?i)ACCOUNT.*REGION/
std::string chosen_records(const std::vector<Choice>& choices);

/// The dashboard's `variables`: a list for each choice, of what is there. For the kind, those kinds
/// of the event catalogue that are jobs.
cfn::List variables(const Config& config, const std::vector<Choice>& choices);

/// The names of all kinds whose life is `life`, in the catalogue's order.
std::vector<std::string> kinds_with_life(std::string_view life);

}  // namespace sagewatch::dashboards
