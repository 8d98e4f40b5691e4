#include "access/access_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "access/access_grant.hpp"
#include "aws_cli/value_changes.hpp"
#include "base/json_fields.hpp"

namespace sagewatch {
namespace {

using Strings = std::vector<std::string>;

/// Grants that differ only in action and resource, combined into one sentence.
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

/// Joins texts into one key, unambiguously.
std::string key_of(const Strings& texts) {
  std::string out;
  for (const auto& text : texts) out += fmt::format("{}:{}", text.size(), text);
  return out;
}

std::string subject_key(Effect effect, const std::string& who, const std::string& condition) {
  return key_of({std::to_string(static_cast<int>(effect)), who, condition});
}

/// Merges the sentences with the same key: `part` of each is added to that of the first.
template <class Key>
std::vector<Sentence> together(std::vector<Sentence> all, Strings Sentence::*part, Key key) {
  std::unordered_map<std::string, std::size_t> known;
  std::vector<Sentence> out;
  for (auto& one : all) {
    const auto [at, is_new] = known.emplace(key(one), out.size());
    if (is_new) {
      out.push_back(std::move(one));
    } else {
      std::ranges::move(one.*part, std::back_inserter(out[at->second].*part));
    }
  }
  return out;
}

/// Combines the actions on one resource, then the resources with the same actions.
std::vector<Sentence> sentences(const std::vector<Grant>& grants) {
  std::vector<Sentence> all;
  for (const auto& [effect, who, action, on, condition] : grants) {
    all.push_back({effect, who, {action}, {on}, condition});
  }
  const auto with = [](Strings Sentence::*rest) {
    return [rest](const Sentence& one) {
      return subject_key(one.effect, one.who, one.condition) + key_of(one.*rest);
    };
  };
  auto by_resource = together(std::move(all), &Sentence::actions, with(&Sentence::on));
  return together(std::move(by_resource), &Sentence::on, with(&Sentence::actions));
}

/// The permitted actions, indexed by principal, resource and condition.
class Permitted {
 public:
  explicit Permitted(const std::vector<Grant>& grants) {
    for (const auto& grant : grants) add(grant);
  }

  void add(const Grant& grant) { actions_[place(grant)].insert(grant.action); }

  /// Includes actions that end in `*`.
  bool includes(const Grant& grant) const {
    const auto found = actions_.find(place(grant));
    if (found == actions_.end()) return false;
    if (found->second.contains(grant.action)) return true;
    for (std::size_t i = 0; i < grant.action.size(); ++i) {
      if (found->second.contains(grant.action.substr(0, i) + '*')) return true;
    }
    return false;
  }

 private:
  static std::string place(const Grant& grant) {
    return subject_key(grant.effect, grant.who, grant.condition) + key_of({grant.on});
  }

  std::unordered_map<std::string, std::unordered_set<std::string>> actions_;
};

/// The grants in `grants` that `others` do not cover, each once.
std::vector<Grant> difference(const std::vector<Grant>& grants, const std::vector<Grant>& others) {
  const Permitted permitted(others);
  std::set<std::string> told;
  std::vector<Grant> out;
  for (const auto& grant : grants) {
    if (permitted.includes(grant)) continue;
    const auto key =
        subject_key(grant.effect, grant.who, grant.condition) + key_of({grant.action, grant.on});
    if (told.insert(key).second) out.push_back(grant);
  }
  return out;
}

/// The access on one side of a change; incomplete if AWS did not show it.
Access side(const Change& change, const std::optional<std::string>& context,
            const ResourceNames& names) {
  const auto json = embedded_json(context);
  const auto* properties = member(json, "Properties");
  if (!properties || !properties->is_object()) return {.complete = false};
  return access_of(change.logical_id, change.type, *properties, names);
}

void add_changes(std::vector<AccessChange>& out, const Change& change, AccessSign sign,
                 const std::vector<Grant>& grants) {
  for (const auto& sentence : sentences(grants)) {
    const bool denies = sentence.effect == Effect::deny;
    out.push_back({.sign = sign,
                   .logical_id = change.logical_id,
                   .sentence = sentence_text(sentence),
                   .widens = denies == (sign == AccessSign::taken)});
  }
}

/// Whether a modification affects access, as far as AWS reports it.
bool touches_access(const Change& change) {
  if (change.action == Action::add || change.action == Action::remove) return true;
  return change.properties.empty() ||
         std::ranges::any_of(change.properties, [&](const auto& property) {
           return affects_access(change.type, property.path);
         });
}

std::string unclear_sentence(const Change& change) {
  if (change.type == "AWS::CloudFormation::StackSet") {
    return change.logical_id + ": what its template allows in its accounts changes";
  }
  return change.logical_id + ": its permissions change";
}

/// Whether the two sides differ, but in the layout of texts only.
bool mean_the_same(const Change& change) {
  if (change.before == change.after) return false;
  const auto before = embedded_json(change.before);
  const auto after = embedded_json(change.after);
  return value_changes(before, after, "").empty();
}

void compare(std::vector<AccessChange>& out, const Change& change, const ResourceNames& names) {
  const bool starts = change.action == Action::add;
  const bool ends = change.action == Action::remove;
  const auto before = starts ? Access{} : side(change, change.before, names);
  const auto after = ends ? Access{} : side(change, change.after, names);
  const auto told = out.size();
  // If one side is missing, the other shows what exists, not what changes.
  const bool comparable = (before.complete || !before.grants.empty() || starts) &&
                          (after.complete || !after.grants.empty() || ends);
  if (comparable) {
    add_changes(out, change, AccessSign::given, difference(after.grants, before.grants));
    add_changes(out, change, AccessSign::taken, difference(before.grants, after.grants));
  }
  const bool complete = before.complete && after.complete;
  if (complete && !starts && !ends && mean_the_same(change)) return;
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
    const bool same = change.action == Action::import || change.renamed_from ||
                      (change.action == Action::remove && keeps(change));
    if (gives_access(change.type) && !same) compare(out, change, names);
  }
  return out;
}

}  // namespace sagewatch
