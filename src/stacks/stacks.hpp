#pragma once

#include <string_view>
#include <vector>

#include "sagewatch/cfn/app.hpp"
#include "sagewatch/cfn/diagnostic.hpp"
#include "settings/config.hpp"
#include "settings/stack_kind.hpp"

namespace sagewatch {

/// Whose account a stack stands in.
enum class Account { monitoring, management, workload };

struct StackEntry {
  StackKind kind;
  std::string_view key;  ///< as people type it, e.g. "monitoring"
  names::Base name;      ///< of the CloudFormation stack
  Account account;
  /// By its template's description a stack is known as ours: today's, then those of earlier
  /// versions, then that of the stack set that makes it.
  std::vector<std::string_view> descriptions;
  /// Stacks of the same account that must be there before this one; they stand before it in
  /// `stacks()`. What stands in another account comes as a setting, and is no dependency.
  std::vector<StackKind> after = {};
};

/// Every stack there is, in the order in which they are deployed.
const std::vector<StackEntry>& stacks();

/// The stack with this key or name, whatever the prefix of the name, or null.
const StackEntry* find_stack(std::string_view key_or_name);

/// Whether the settings ask for the stack: without `managed` encryption there is no key of ours,
/// without further Regions no sink of theirs.
bool is_wanted(const StackEntry& entry, const Config& config);

/// Where the stack is deployed to in its account.
std::vector<std::string> regions_of(const StackEntry& entry, const Config& config);

/// Builds a stack into `app`. The settings that it needs must be there.
const cfn::Stack& add_stack(cfn::App& app, StackKind kind, const Config& config);

}  // namespace sagewatch
