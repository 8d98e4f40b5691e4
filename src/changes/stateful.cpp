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

/// The properties that require the replacement.
std::string reason(const Change& change) {
  std::string names;
  for (const auto& property : change.properties) {
    if (property.replaces == Replacement::no) continue;
    names += (names.empty() ? "" : ", ") + escape_for_terminal(property.path);
  }
  if (names.empty()) return "";
  return fmt::format(" because of {}", names);
}

/// Even if a replaced resource is retained, the stack loses its data: the new one is empty.
std::string consequence(const Change& change) {
  const auto held = *data_held_by(change.type);
  if (!keeps(change)) return fmt::format("{} would be lost", held);
  return fmt::format(
      "the old one would remain in the account with {}, and the new one would be empty", held);
}

cfn::Diagnostic refusal(const Change& change) {
  const auto id = escape_for_terminal(change.logical_id);
  return {.id = "E0315",
          .message = fmt::format("{} ({}) {}{}: {}", id, escape_for_terminal(change.type),
                                 verdict(change), reason(change), consequence(change)),
          .hint = fmt::format("to allow it, add '--allow-replace {}'", id)};
}

cfn::Diagnostic needless(const std::string& id, const std::vector<const Change*>& lost) {
  std::vector<std::string_view> ids;
  for (const auto* change : lost) ids.push_back(change->logical_id);
  return {.severity = cfn::Severity::warning,
          .id = "W0301",
          .message = fmt::format(
              "'--allow-replace {}' has no effect: this change set neither replaces nor removes it",
              escape_for_terminal(id)),
          .hint = escape_for_terminal(document::did_you_mean(id, ids, "leave it out"))};
}

}  // namespace

std::optional<std::string_view> data_held_by(std::string_view type) {
  const auto* known = intrinsics::find_resource_type(type);
  if (!known || !known->holds) return std::nullopt;
  return *known->holds;
}

std::vector<const Change*> data_losses(const ChangeSet& set) {
  std::vector<const Change*> out;
  for (const auto& change : set.changes) {
    const bool lets_go = change.action == Action::remove && keeps(change);
    if (!destroys(change) || lets_go || fixed_name(change)) continue;
    if (data_held_by(change.type)) out.push_back(&change);
  }
  return out;
}

cfn::Diagnostics refuse_losses(const ChangeSet& set, const std::vector<std::string>& allowed) {
  cfn::Diagnostics out;
  const auto lost = data_losses(set);
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
