#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch {

/// Where the stack of a stack set in one account and Region stands.
enum class InstanceState {
  current,     ///< as the stack set says
  running,     ///< an operation is at work on it
  waiting,     ///< an operation has yet to come to it
  failed,      ///< the last operation failed in it
  cancelled,   ///< the last operation was stopped before it
  outdated,    ///< an earlier one did not reach it
  inoperable,  ///< a deletion or an import failed, and no operation touches it any more
  suspended,   ///< left out, since the account is suspended
};

/// One word, as people and programs read it.
std::string_view word_of(InstanceState state);

/// Strings are as AWS gave them: not fit for a terminal.
struct StackInstance {
  std::string account;
  std::string region;
  std::string unit;  ///< the targeted OU that it is in; empty where AWS doesn't say
  InstanceState state;
  std::string detail;  ///< AWS's DetailedStatus or operation status
  std::string reason;  ///< empty where AWS gives none
};

/// What is known of one stack set. An account and Region stand once.
struct StackSetInstances {
  std::string name;
  std::vector<StackInstance> instances;

  std::size_t count(InstanceState state) const;
  /// No operation has to come to it any more: each is current, or its account is suspended.
  bool in_place() const;
};

using AccountNames = std::map<std::string, std::string, std::less<>>;

struct DeployedStackSets {
  std::vector<StackSetInstances> sets;  ///< in the order in which they came
  AccountNames names;                   ///< of accounts, by id; those that may be read
};

/// Puts together what the AWS CLI printed, a document at a time:
///
/// - `{"StackSet": "NAME"}`: what follows is about this one; not needed before stack instances
/// - `aws cloudformation list-stack-instances`
/// - `aws cloudformation list-stack-set-operation-results`, which adds accounts that have no stack
///   and reasons that the instances lack
/// - `aws organizations list-accounts`
class StackInstancesReader {
 public:
  /// E0312 (something else) or E0321 (an instance without what every instance has).
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
