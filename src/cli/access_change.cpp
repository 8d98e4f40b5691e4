#include "access_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access_grant.hpp"
#include "json_fields.hpp"

namespace sagewatch::cli {
namespace {

using Strings = std::vector<std::string>;

/// Grants that differ in the action and resource only, as one sentence tells them.
struct Sentence {
  Effect effect;
  std::string who;
  Strings actions;
  Strings on;
  std::string condition;
};

std::string listed(const Strings& items) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : ", ") + item;
  return out;
}

std::string sentence_text(const Sentence& sentence) {
  const auto on = listed(sentence.on);
  if (sentence.effect == Effect::attach) {
    return fmt::format("{} has the managed policy {}", sentence.who, on);
  }
  const auto* verb = sentence.effect == Effect::deny ? "may not" : "may";
  return fmt::format("{} {} {} on {}{}", sentence.who, verb, listed(sentence.actions), on,
                     sentence.condition);
}

bool same_subject(const Sentence& a, const Sentence& b) {
  return a.effect == b.effect && a.who == b.who && a.condition == b.condition;
}

/// Puts the actions on one resource together, then the resources with the same actions.
std::vector<Sentence> sentences(const std::vector<Grant>& grants) {
  std::vector<Sentence> by_resource;
  for (const auto& [effect, who, action, on, condition] : grants) {
    Sentence one{effect, who, {action}, {on}, condition};
    const auto known = std::ranges::find_if(by_resource, [&](const auto& other) {
      return same_subject(one, other) && one.on == other.on;
    });
    if (known == by_resource.end()) {
      by_resource.push_back(std::move(one));
    } else {
      known->actions.push_back(one.actions.front());
    }
  }
  std::vector<Sentence> out;
  for (auto& one : by_resource) {
    const auto known = std::ranges::find_if(out, [&](const auto& other) {
      return same_subject(one, other) && one.actions == other.actions;
    });
    if (known == out.end()) {
      out.push_back(std::move(one));
    } else {
      known->on.push_back(one.on.front());
    }
  }
  return out;
}

/// Whether an action with `*` at its end means the other one too.
bool covers(const std::string& pattern, const std::string& action) {
  if (!pattern.ends_with('*')) return pattern == action;
  return action.starts_with(std::string_view(pattern).substr(0, pattern.size() - 1));
}

/// Whether who has the first grant has the second by it.
bool includes(const Grant& wide, const Grant& narrow) {
  return wide.effect == narrow.effect && wide.who == narrow.who && wide.on == narrow.on &&
         wide.condition == narrow.condition && covers(wide.action, narrow.action);
}

/// What `grants` say and `others` do not.
std::vector<Grant> difference(const std::vector<Grant>& grants, const std::vector<Grant>& others) {
  std::vector<Grant> out;
  for (const auto& grant : grants) {
    const auto said = [&](const Grant& other) { return includes(other, grant); };
    const bool known = std::ranges::any_of(others, said) || std::ranges::count(out, grant) > 0;
    if (!known) out.push_back(grant);
  }
  return out;
}

/// The access that one side of a change tells; not complete where AWS did not show it.
Access side(const Change& change, const std::optional<std::string>& context,
            const ResourceNames& names) {
  const auto json = embedded_json(context);
  const auto* properties = member(json, "Properties");
  if (!properties || !properties->is_object()) return {.complete = false};
  return access_of(change.logical_id, change.type, *properties, names);
}

void tell(std::vector<AccessChange>& out, const Change& change, AccessSign sign,
          const std::vector<Grant>& grants) {
  for (const auto& sentence : sentences(grants)) {
    const bool denies = sentence.effect == Effect::deny;
    out.push_back({.sign = sign,
                   .logical_id = change.logical_id,
                   .sentence = sentence_text(sentence),
                   .widens = denies == (sign == AccessSign::taken)});
  }
}

/// Whether a modification touches what bears access, as far as AWS tells.
bool touches_access(const Change& change) {
  if (change.action == Action::add || change.action == Action::remove) return true;
  return change.properties.empty() ||
         std::ranges::any_of(change.properties, [&](const auto& property) {
           return bears_access(change.type, property.path);
         });
}

std::string unclear_sentence(const Change& change) {
  if (change.type == "AWS::CloudFormation::StackSet") {
    return change.logical_id + ": what its template may do in its accounts changes";
  }
  return change.logical_id + ": its permissions change";
}

void compare(std::vector<AccessChange>& out, const Change& change, const ResourceNames& names) {
  const bool starts = change.action == Action::add;
  const bool ends = change.action == Action::remove;
  const auto before = starts ? Access{} : side(change, change.before, names);
  const auto after = ends ? Access{} : side(change, change.after, names);
  const auto told = out.size();
  // With one side missing the other tells what is there, not what changes.
  const bool comparable = (before.complete || !before.grants.empty() || starts) &&
                          (after.complete || !after.grants.empty() || ends);
  if (comparable) {
    tell(out, change, AccessSign::given, difference(after.grants, before.grants));
    tell(out, change, AccessSign::taken, difference(before.grants, after.grants));
  }
  const bool complete = before.complete && after.complete;
  const bool silent = out.size() == told && !starts && !ends;
  if (touches_access(change) && (!complete || silent)) {
    out.push_back({.sign = AccessSign::unclear,
                   .logical_id = change.logical_id,
                   .sentence = unclear_sentence(change),
                   .widens = true});
  }
}

}  // namespace

std::vector<AccessChange> access_changes(const ChangeSet& set) {
  const ResourceNames names(set);
  std::vector<AccessChange> out;
  for (const auto& change : set.changes) {
    const bool same =
        change.action == Action::import || (change.action == Action::remove && keeps(change));
    if (gives_access(change.type) && !same) compare(out, change, names);
  }
  return out;
}

}  // namespace sagewatch::cli
