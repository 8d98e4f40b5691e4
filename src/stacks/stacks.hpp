#pragma once

#include <string_view>
#include <vector>

#include "sagewatch/cfn/app.hpp"
#include "sagewatch/cfn/diagnostic.hpp"
#include "settings/config.hpp"
#include "settings/stack_kind.hpp"

namespace sagewatch {

/// A resource of a template.
struct Landmark {
  std::string_view logical_id;
  std::string_view type;
};

/// The account that a stack belongs to.
enum class Account { monitoring, management, workload };

struct StackEntry {
  StackKind kind;
  std::string_view key;  ///< as people type it, e.g. "monitoring"
  names::Base name;      ///< of the CloudFormation stack
  Account account;
  /// The template descriptions by which a stack is recognized as ours: the present one, those of
  /// earlier versions, and that of the stack set that creates it.
  std::vector<std::string_view> descriptions;
  /// A resource that every version of the template has, whatever the settings: a template with our
  /// description but without it is not ours. Metadata could not tell: CloudFormation never updates
  /// it alone.
  Landmark landmark;
  /// Stacks of the same account that must be deployed before this one; they precede it in
  /// `stacks()`. Resources in other accounts are passed as settings and are not dependencies.
  std::vector<StackKind> after = {};
};

/// All stacks, in the order of deployment.
const std::vector<StackEntry>& stacks();

/// The stack with this key or name, whatever the prefix of the name, or null.
const StackEntry* find_stack(std::string_view key_or_name);

/// Whether the settings require the stack: without `managed` encryption we create no key, and
/// without further Regions no sinks there.
bool is_wanted(const StackEntry& entry, const Config& config);

/// The Regions that the stack is deployed to.
std::vector<std::string> regions_of(const StackEntry& entry, const Config& config);

/// Adds a stack to `app`. The settings that it needs must be present.
const cfn::Stack& add_stack(cfn::App& app, StackKind kind, const Config& config);

}  // namespace sagewatch
