#include "changes/stateful.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/plain_text.hpp"
#include "changes/fixed_names.hpp"
#include "sagewatch/document/suggest.hpp"
#include "sagewatch/intrinsics/resource_types.hpp"

namespace sagewatch {
namespace {

std::string verdict(const Change& change) {
  if (change.action == Action::remove) return "would be removed";
  return change.replacement == Replacement::yes ? "would be replaced" : "may be replaced";
}

/// The properties to blame: those that require the replacement.
std::string reason(const Change& change) {
  std::string names;
  for (const auto& property : change.properties) {
    if (property.replaces == Replacement::no) continue;
    names += (names.empty() ? "" : ", ") + plain(property.path);
  }
  if (names.empty()) return "";
  return fmt::format(" because of {}", names);
}

/// A replaced resource that is kept is lost to the stack all the same: the new one begins empty.
std::string consequence(const Change& change) {
  const auto held = *held_by(change.type);
  if (!keeps(change)) return fmt::format("{} would be lost", held);
  return fmt::format("the old one would stay in the account with {}, and the new one begin empty",
                     held);
}

cfn::Diagnostic refusal(const Change& change) {
  const auto id = plain(change.logical_id);
  return {.id = "E0315",
          .message = fmt::format("{} ({}) {}{}: {}", id, plain(change.type), verdict(change),
                                 reason(change), consequence(change)),
          .hint = fmt::format("to let it happen add '--allow-replace {}'", id)};
}

cfn::Diagnostic needless(const std::string& id, const std::vector<const Change*>& lost) {
  std::vector<std::string_view> ids;
  for (const auto* change : lost) ids.push_back(change->logical_id);
  return {.severity = cfn::Severity::warning,
          .id = "W0301",
          .message = fmt::format("'--allow-replace {}' allows nothing: this change set does not "
                                 "replace or remove it",
                                 plain(id)),
          .hint = plain(document::did_you_mean(id, ids, "leave it out"))};
}

}  // namespace

std::optional<std::string_view> held_by(std::string_view type) {
  const auto* known = intrinsics::find_resource_type(type);
  if (!known || !known->holds) return std::nullopt;
  return *known->holds;
}

std::vector<const Change*> losses(const ChangeSet& set) {
  std::vector<const Change*> out;
  for (const auto& change : set.changes) {
    const bool lets_go = change.action == Action::remove && keeps(change);
    if (!destroys(change) || lets_go || fixed_name(change)) continue;
    if (held_by(change.type)) out.push_back(&change);
  }
  return out;
}

cfn::Diagnostics refuse_losses(const ChangeSet& set, const std::vector<std::string>& allowed) {
  cfn::Diagnostics out;
  const auto lost = losses(set);
  for (const auto* change : lost) {
    if (std::ranges::count(allowed, change->logical_id) == 0) out.push_back(refusal(*change));
  }
  for (const auto& id : allowed) {
    const auto is_it = [&](const Change* change) { return change->logical_id == id; };
    if (std::ranges::none_of(lost, is_it)) {
      out.push_back(needless(id, lost));
    }
  }
  return out;
}

}  // namespace sagewatch
