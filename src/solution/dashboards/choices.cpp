#include "choices.hpp"

#include <fmt/format.h>

#include "sagewatch/solution/event_catalogue.hpp"
#include "search.hpp"

namespace sagewatch::solution::dashboards {
namespace {

using cfn::List;
using cfn::Object;

/// The dimension, which is a record's field too.
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

/// The accounts and Regions that anything ever came from, and was said of in the last two weeks.
std::string known_places(const Config& config) {
  return fmt::format("{{{},{},{}}}", schema_name(config.named(names::metric::name_space)),
                     names::dimension::account, names::dimension::region);
}

Object variable(const Config& config, Choice choice) {
  const auto id = std::string(dimension_of(choice));
  std::string pattern(word(choice));
  if (choice == Choice::account) pattern += fmt::format("|{}", source_account_word);
  Object out{{"type", "pattern"},
             {"pattern", std::move(pattern)},
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

std::string source_account_term() {
  return fmt::format("(:aws.AccountId=\"{0}\" OR {0})", source_account_word);
}

std::string chosen(const std::vector<Choice>& choices) {
  std::string terms;
  for (const auto choice : choices) {
    if (!terms.empty()) terms += ' ';
    terms += word(choice);
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

}  // namespace sagewatch::solution::dashboards
