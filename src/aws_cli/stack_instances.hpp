#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch {

/// The state of a stack of a stack set in one account and Region.
enum class InstanceState {
  current,     ///< matches the stack set
  running,     ///< an operation is processing it
  waiting,     ///< an operation has not reached it yet
  failed,      ///< the last operation failed in it
  cancelled,   ///< the last operation was stopped before reaching it
  outdated,    ///< an earlier operation did not reach it
  inoperable,  ///< a deletion or an import failed, and operations skip it
  suspended,   ///< skipped, because the account is suspended
};

/// One word, for people and programs.
std::string_view word_of(InstanceState state);

/// Strings are unescaped, as AWS returned them.
struct StackInstance {
  std::string account;
  std::string region;
  std::string unit;  ///< the targeted OU that it is in; empty if AWS doesn't report it
  InstanceState state;
  std::string detail;  ///< AWS's DetailedStatus or operation status
  std::string reason;  ///< empty if AWS gives none
};

/// What is known about one stack set. Each account and Region is listed once.
struct StackSetInstances {
  std::string name;
  std::vector<StackInstance> instances;

  std::size_t count(InstanceState state) const;
  /// Nothing is left to do: each instance is current, or its account is suspended.
  bool in_place() const;
};

using AccountNames = std::map<std::string, std::string, std::less<>>;

struct DeployedStackSets {
  std::vector<StackSetInstances> sets;  ///< in the order of the input
  AccountNames names;                   ///< of accounts, by id, as far as they could be read
};

/// Combines the output of the AWS CLI, one document at a time:
///
/// - `{"StackSet": "NAME"}`: names the set of the following documents; not needed before stack
/// instances
/// - `aws cloudformation list-stack-instances`
/// - `aws cloudformation list-stack-set-operation-results`, which adds accounts that have no stack
///   and reasons that the instances lack
/// - `aws organizations list-accounts`
class StackInstancesReader {
 public:
  /// E0312 (something else) or E0321 (an instance without a required field).
  std::optional<cfn::Diagnostic> read(const nlohmann::json& document);

  /// Instances by account and Region.
  DeployedStackSets result() &&;

 private:
  std::optional<cfn::Diagnostic> read_summaries(const nlohmann::json& summaries);
  StackSetInstances& set_of(const nlohmann::json& summary);
  StackSetInstances& set_named(const std::string& name);
  void add(StackSetInstances& set, StackInstance instance, bool from_operation);

  DeployedStackSets out_;
  std::string current_;
  std::map<std::string, std::size_t, std::less<>> set_index_;
  std::map<std::string, std::size_t, std::less<>> instance_index_;
};

}  // namespace sagewatch
