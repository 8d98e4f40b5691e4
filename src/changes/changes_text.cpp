#include "changes/changes_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/plain_text.hpp"
#include "changes/fixed_names.hpp"
#include "changes/parameter_changes.hpp"
#include "changes/property_text.hpp"
#include "changes/stateful.hpp"

namespace sagewatch {
namespace {

constexpr std::size_t widest_id = 40;

struct Sign {
  std::string text;
  Tone tone;
};

Sign sign_of(const Change& change) {
  switch (change.action) {
    case Action::add:
      return {"+", Tone::good};
    case Action::remove:
      return {"-", Tone::bad};
    case Action::import:
      return {">", Tone::caution};
    case Action::other:
      return {"?", Tone::caution};
    case Action::modify:
      break;
  }
  return destroys(change) ? Sign{"!", Tone::bad} : Sign{"~", Tone::caution};
}

/// The path of its construct below the stack if known, else its logical id.
std::string name_of(const Change& change, const Glyphs& glyphs) {
  const auto slash = change.path.find('/');
  auto name = slash == std::string::npos ? change.logical_id : change.path.substr(slash + 1);
  if (change.renamed_from) {
    name = fmt::format("{} {} {}", *change.renamed_from, glyphs.arrow, change.logical_id);
  }
  return escape_for_terminal(name);
}

/// What happens to a resource that is removed, and to its data.
std::string deletion_text(const Change& change) {
  const bool removed = change.action == Action::remove;
  const auto* what =
      removed ? "removed"
              : (change.replacement == Replacement::yes ? "replaced" : "may be replaced");
  if (change.renamed_from) what = "replaced because only its logical id changed";
  if (fixed_name(change)) return "CloudFormation refuses to replace it because it keeps its name";
  const auto held = data_held_by(change.type);
  if (keeps(change)) {
    return removed ? "removed from the stack, retained in the account"
                   : fmt::format("{}, the old one is retained in the account", what);
  }
  const bool snapshot = change.policy_action && change.policy_action->ends_with("Snapshot");
  if (snapshot) return fmt::format("{}, a snapshot is kept", what);
  if (!held) return what;
  const auto* would = change.replacement == Replacement::maybe && !removed ? "would be" : "are";
  return fmt::format("{}; {} {} lost", what, *held, would);
}

std::string note(const Change& change) {
  if (destroys(change)) return deletion_text(change);
  if (change.action == Action::import) return "imported unchanged";
  if (change.action == Action::other) return change.action_name;
  return change.action == Action::add ? change.physical_id.value_or("") : "";
}

/// Formats the changes; every untrusted string passes through escape_for_terminal().
class Drawing {
 public:
  Drawing(const ChangeSet& set, const Style& style, const Glyphs& glyphs)
      : style_(style), glyphs_(glyphs) {
    for (const auto& change : set.changes) {
      id_width_ = std::max(id_width_, std::min(width(name_of(change, glyphs)), widest_id));
      type_width_ = std::max(type_width_, width(escape_for_terminal(change.type)));
    }
  }

  std::string change(const Change& change) const {
    const auto sign = sign_of(change);
    auto line = fmt::format("{}  {}  {}", padded(name_of(change, glyphs_), id_width_),
                            padded(escape_for_terminal(change.type), type_width_),
                            escape_for_terminal(note(change)));
    line.erase(line.find_last_not_of(' ') + 1);
    auto out = fmt::format("  {} {}\n", style_(sign.tone, sign.text),
                           destroys(change) ? style_(sign.tone, line) : line);
    for (const auto& one : change.properties) out += property_text(one, glyphs_);
    return out;
  }

  std::string access(const AccessChange& change) const {
    const auto* sign = change.sign == AccessSign::given   ? "+"
                       : change.sign == AccessSign::taken ? "-"
                                                          : "~";
    const auto line = fmt::format("{} {}", sign, escape_for_terminal(change.sentence));
    return fmt::format("  {}\n", change.widens ? style_(Tone::caution, line) : line);
  }

 private:
  const Style& style_;
  const Glyphs& glyphs_;
  std::size_t id_width_ = 0;
  std::size_t type_width_ = 0;
};

}  // namespace

std::string counts_text(const ChangeCounts& counts) {
  auto out = fmt::format("{} to add, {} to change, {} to replace, {} to remove", counts.add,
                         counts.change, counts.replace, counts.remove);
  if (counts.take_over > 0) out += fmt::format(", {} to import", counts.take_over);
  return out;
}

std::string titled(std::string_view title, const std::string& lines, const Style& style) {
  if (lines.empty()) return "";
  return style(Tone::strong, title) + '\n' + lines + '\n';
}

std::string change_sections(const ChangeSet& set, const std::vector<AccessChange>& access,
                            const Style& style, const Glyphs& glyphs) {
  const Drawing drawing(set, style, glyphs);
  std::string going;
  std::string rest;
  std::string sentences;
  for (const auto& change : set.changes) {
    (destroys(change) ? going : rest) += drawing.change(change);
  }
  for (const auto& change : access) sentences += drawing.access(change);
  return titled("replaced or removed", going, style) +
         titled("parameters", parameters_text(set.parameters, glyphs), style) +
         titled("access", sentences, style) + titled("resources", rest, style);
}

std::string changes_text(const ChangeSet& set, const std::vector<AccessChange>& access,
                         const Style& style, const Glyphs& glyphs) {
  if (set.changes.empty() && set.parameters.empty()) return "no changes\n";
  return change_sections(set, access, style, glyphs) + counts_text(count(set)) + '\n';
}

}  // namespace sagewatch
