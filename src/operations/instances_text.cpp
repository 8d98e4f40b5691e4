#include "operations/instances_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "base/plain_text.hpp"
#include "operations/failure_advice.hpp"

namespace sagewatch {
namespace {

constexpr std::size_t most_rows = 40;      ///< of accounts that need no attention
constexpr std::size_t most_accounts = 10;  ///< named under one reason

/// The cells of one account, with its instances side by side.
struct Row {
  std::string label;
  std::vector<const StackInstance*> cells;  ///< one per Region; null if there is no stack
};

struct Grid {
  std::vector<std::string> regions;
  std::vector<Row> rows;
  std::size_t hidden = 0;  ///< accounts that are current everywhere, and not shown
};

std::string label_of(const std::string& account, const AccountNames& names) {
  const auto found = names.find(account);
  return escape_for_terminal(account) +
         (found == names.end() ? "" : " " + escape_for_terminal(found->second));
}

std::vector<std::string> regions_of(const StackSetInstances& set) {
  std::set<std::string> regions;
  for (const auto& instance : set.instances) regions.insert(instance.region);
  return {regions.begin(), regions.end()};
}

bool all_current(const Row& row) {
  return std::ranges::all_of(
      row.cells, [](const auto* cell) { return !cell || cell->state == InstanceState::current; });
}

Grid grid_of(const StackSetInstances& set, const AccountNames& names) {
  Grid grid{.regions = regions_of(set), .rows = {}};
  const std::string* account = nullptr;
  for (const auto& instance : set.instances) {
    if (!account || *account != instance.account) {
      grid.rows.push_back({.label = label_of(instance.account, names),
                           .cells = std::vector<const StackInstance*>(grid.regions.size())});
    }
    account = &instance.account;
    const auto column = std::ranges::lower_bound(grid.regions, instance.region);
    grid.rows.back().cells[static_cast<std::size_t>(column - grid.regions.begin())] = &instance;
  }
  return grid;
}

void hide_current(Grid& grid) {
  if (grid.rows.size() <= most_rows) return;
  grid.hidden = std::erase_if(grid.rows, all_current);
}

Tone tone_of(InstanceState state) {
  switch (state) {
    case InstanceState::current:
      return Tone::good;
    case InstanceState::failed:
    case InstanceState::inoperable:
      return Tone::bad;
    case InstanceState::suspended:
      return Tone::faint;
    default:
      return Tone::caution;
  }
}

std::string_view sign_of(InstanceState state, const Glyphs& glyphs) {
  switch (tone_of(state)) {
    case Tone::good:
      return glyphs.done;
    case Tone::bad:
      return glyphs.failed;
    default:
      return "-";
  }
}

std::string cell_text(const StackInstance* cell, std::size_t columns, const Style& style,
                      const Glyphs& glyphs) {
  if (!cell) return padded("", columns);
  const auto text = fmt::format("{} {}", sign_of(cell->state, glyphs), word_of(cell->state));
  return style(tone_of(cell->state), padded(text, columns));
}

std::string without_blanks_at_end(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::string grid_text(const Grid& grid, const Style& style, const Glyphs& glyphs) {
  std::size_t widest = width("account");
  for (const auto& row : grid.rows) widest = std::max(widest, width(row.label));
  std::string heading = "  " + padded("account", widest);
  std::vector<std::size_t> columns;
  for (const auto& region : grid.regions) {
    columns.push_back(std::max(width(escape_for_terminal(region)), width("ok inoperable")));
    heading += "  " + padded(escape_for_terminal(region), columns.back());
  }
  auto out = style(Tone::faint, without_blanks_at_end(heading)) + "\n";
  for (const auto& row : grid.rows) {
    std::string line = "  " + padded(row.label, widest);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      line += "  " + cell_text(row.cells[i], columns[i], style, glyphs);
    }
    out += without_blanks_at_end(line) + "\n";
  }
  if (grid.hidden > 0)
    out += fmt::format("  and {} accounts in which all are current\n", grid.hidden);
  return out;
}

/// The reason in `ResourceLogicalId:Link, ResourceType:AWS::Oam::Link, ResourceStatusReason:…`.
std::optional<std::string_view> advice_of(std::string_view reason) {
  constexpr std::string_view type_mark = "ResourceType:";
  constexpr std::string_view reason_mark = "ResourceStatusReason:";
  const auto type = reason.find(type_mark);
  const auto why = reason.find(reason_mark);
  if (type == std::string_view::npos || why == std::string_view::npos) {
    return advice_for("", reason);
  }
  const auto from = type + type_mark.size();
  return advice_for(reason.substr(from, reason.find(',', from) - from),
                    reason.substr(why + reason_mark.size()));
}

std::string advice_text(const StackInstance& instance, const std::string& set) {
  if (instance.state == InstanceState::inoperable) {
    return fmt::format(
        "  = help: remove it from the stack set with 'aws cloudformation delete-stack-instances "
        "--stack-set-name {} --retain-stacks …', delete its stack, and deploy again\n",
        escape_for_terminal(set));
  }
  const auto advice = advice_of(instance.reason);
  return advice ? fmt::format("  = help: {}\n", *advice) : "";
}

/// Those that failed for one reason, in one state.
using Reasons = std::map<std::pair<std::string, InstanceState>, std::vector<const StackInstance*>>;

bool is_problem(const StackInstance& instance) {
  return tone_of(instance.state) == Tone::bad ||
         (tone_of(instance.state) == Tone::caution && !instance.reason.empty());
}

std::string places(const std::vector<const StackInstance*>& instances, const AccountNames& names) {
  std::vector<std::string> out;
  for (const auto* instance : instances) {
    if (out.size() == most_accounts) break;
    out.push_back(label_of(instance->account, names) + " " + escape_for_terminal(instance->region));
  }
  auto text = fmt::format("{}", fmt::join(out, ", "));
  if (instances.size() > most_accounts) {
    text += fmt::format(" and {} more", instances.size() - most_accounts);
  }
  return text;
}

std::string problems_text(const StackSetInstances& set, const AccountNames& names,
                          const Style& style) {
  Reasons reasons;
  for (const auto& instance : set.instances) {
    if (is_problem(instance)) reasons[{instance.reason, instance.state}].push_back(&instance);
  }
  std::string out;
  for (const auto& [key, instances] : reasons) {
    const auto& [reason, state] = key;
    out += fmt::format("{}: {}\n  = aws: {}\n", style(tone_of(state), word_of(state)),
                       places(instances, names),
                       reason.empty() ? "AWS gave no reason" : escape_for_terminal(reason));
    out += advice_text(*instances.front(), set.name);
  }
  return out;
}

std::string set_text(const StackSetInstances& set, const AccountNames& names, bool all,
                     const Style& style, const Glyphs& glyphs) {
  const auto name = style(Tone::strong, escape_for_terminal(set.name));
  if (set.instances.empty()) return fmt::format("{}: {}\n", name, counted_states(set));
  auto grid = grid_of(set, names);
  if (!all) hide_current(grid);
  return fmt::format("{}: {}\n", name, counted_states(set)) + grid_text(grid, style, glyphs) +
         problems_text(set, names, style);
}

}  // namespace

std::string counted_states(const StackSetInstances& set) {
  if (set.instances.empty()) return "no stacks in any account";
  std::vector<std::string> parts;
  for (const auto state : {InstanceState::current, InstanceState::running, InstanceState::waiting,
                           InstanceState::failed, InstanceState::cancelled, InstanceState::outdated,
                           InstanceState::inoperable, InstanceState::suspended}) {
    if (const auto count = set.count(state)) {
      parts.push_back(fmt::format("{} {}", count, word_of(state)));
    }
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string instances_summary(const DeployedStackSets& deployed) {
  std::string out;
  for (const auto& set : deployed.sets) {
    out += fmt::format("{}: {}\n", escape_for_terminal(set.name), counted_states(set));
  }
  return out;
}

std::string instances_text(const DeployedStackSets& deployed, bool all, const Style& style,
                           const Glyphs& glyphs) {
  std::string out;
  for (const auto& set : deployed.sets) {
    if (!out.empty()) out += "\n";
    out += set_text(set, deployed.names, all, style, glyphs);
  }
  return out;
}

}  // namespace sagewatch
