#include "stacks/dashboards/choices.hpp"

#include <fmt/format.h>

#include "catalogue/event_catalogue.hpp"
#include "stacks/dashboards/search.hpp"

namespace sagewatch::dashboards {
namespace {

using cfn::List;
using cfn::Object;

/// The dimension, which is also a field of records.
std::string_view dimension_of(Choice choice) {
  switch (choice) {
    case Choice::account:
      return names::dimension::account;
    case Choice::region:
      return names::dimension::region;
    case Choice::kind:
      break;
  }
  return names::dimension::kind;
}

std::string_view label_of(Choice choice) {
  switch (choice) {
    case Choice::account:
      return "Account";
    case Choice::region:
      return "Region";
    case Choice::kind:
      break;
  }
  return "Kind of job";
}

List job_kinds() {
  List values{Object{{"value", word(Choice::kind)}, {"label", "all"}}};
  for (auto& kind : kinds_with_life("job")) values.emplace_back(Object{{"value", std::move(kind)}});
  return values;
}

/// The regular expression for what the variable replaces, including the terms of totals and of
/// linked accounts. In JSON a backslash precedes each quote; whether CloudWatch replaces in the
/// JSON or in its strings is not confirmed, so both match.
std::string_view pattern_of(Choice choice) {
  constexpr auto account = R"(ACCOUNT|NOT \\?"account\\?"|NAME( NOT )?\\?")";
  return choice == Choice::account ? account : word(choice);
}

/// The accounts and Regions that ever sent anything. Of one metric, since a search returns at most
/// 500.
std::string known_places(const Config& config) {
  return fmt::format("{{{},{},{}}} {}MetricName=\"{}\"",
                     schema_name(config.named(names::metric::name_space)),
                     names::dimension::account, names::dimension::region, from_here(config),
                     names::metric::telemetry_age);
}

Object variable(const Config& config, Choice choice) {
  const auto id = std::string(dimension_of(choice));
  Object out{{"type", "pattern"},
             {"pattern", pattern_of(choice)},
             {"id", id},
             {"inputType", "select"},
             {"label", label_of(choice)}};
  if (choice == Choice::kind) {
    out.set("defaultValue", word(choice));
    out.set("values", job_kinds());
  } else {
    out.set("search", known_places(config));
    out.set("populateFrom", id);
  }
  return out;
}

}  // namespace

std::string_view word(Choice choice) {
  switch (choice) {
    case Choice::account:
      return "ACCOUNT";
    case Choice::region:
      return "REGION";
    case Choice::kind:
      break;
  }
  return "KIND";
}

std::string from_here(const Config& config) {
  return config.observability() ? ":aws.AccountId='LOCAL' " : "";
}

std::string chosen(const std::vector<Choice>& choices) {
  std::string terms;
  for (const auto choice : choices) {
    if (!terms.empty()) terms += ' ';
    terms += word(choice);
  }
  return terms;
}

std::string chosen_total(const std::vector<Choice>& choices) {
  std::string terms = R"(NOT "account")";
  for (const auto choice : choices) {
    if (choice != Choice::account) terms += fmt::format(" {}", word(choice));
  }
  return terms;
}

std::string chosen_records(const std::vector<Choice>& choices) {
  std::string fields;
  std::string words;
  for (const auto choice : choices) {
    const bool first = fields.empty();
    fields += fmt::format("{0}{1} ',{1}", first ? "'" : ",' ", dimension_of(choice));
    words += fmt::format("{}{}", first ? "" : ".*", word(choice));
  }
  return fmt::format("concat({}) like /(?i){}/", fields, words);
}

List variables(const Config& config, const std::vector<Choice>& choices) {
  List list;
  for (const auto choice : choices) list.emplace_back(variable(config, choice));
  return list;
}

std::vector<std::string> kinds_with_life(std::string_view life) {
  std::vector<std::string> kinds;
  for (const auto& kind : event_catalogue().kinds) {
    if (kind.values("life").front() == life) kinds.push_back(kind.name);
  }
  return kinds;
}

}  // namespace sagewatch::dashboards
