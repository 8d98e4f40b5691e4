#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch {

enum class Action { add, modify, remove, import, other };

enum class Replacement { no, maybe, yes };

/// One property (or attribute, such as the tags) of a resource that a change set changes.
struct PropertyChange {
  std::string path;                   ///< `Timeout`, `Environment/Variables/LEVEL`, `Tags`
  std::optional<std::string> before;  ///< values are present only with --include-property-values
  std::optional<std::string> after;
  std::optional<std::string> cause;  ///< what it follows from: `IngesterRole.Arn`, a parameter
  Replacement replaces = Replacement::no;
};

/// What a change set does to one resource. Strings are unescaped, as AWS returned them.
struct Change {
  Action action;
  std::string action_name;  ///< AWS's word, for unknown actions
  std::string logical_id;
  std::string type;
  std::optional<std::string> physical_id;
  std::optional<std::string> policy_action;  ///< Delete, Retain, ReplaceAndRetain, …
  std::optional<std::string> before;         ///< JSON of the resource: {"Properties": {…}, …}
  std::optional<std::string> after;
  Replacement replacement = Replacement::no;
  std::vector<PropertyChange> properties = {};
  std::string path = {};  ///< of the construct, where the model is known: "S/Ingester/Role"
  std::optional<std::string> renamed_from = {};  ///< the logical id, if only that changed
};

/// A parameter of the template whose value changes; a side is absent if the parameter doesn't exist
/// there.
struct ParameterChange {
  std::string name;
  std::optional<std::string> before = {};
  std::optional<std::string> after = {};
};

struct ChangeSet {
  std::string name;
  std::string stack;
  std::string region;  ///< of the stack, and its account: empty if the ARN is missing
  std::string account;
  std::string status;
  std::vector<Change> changes;                   ///< in AWS's order; empty if nothing changes
  std::vector<ParameterChange> parameters = {};  ///< known if the deployed stack is
};

struct ChangeCounts {
  int add = 0;
  int change = 0;
  int replace = 0;  ///< including those that may be replaced
  int remove = 0;
  int take_over = 0;
};

/// Reads the JSON of `aws cloudformation describe-change-set`. Absent, with the reasons, if it is
/// something else (E0312), incomplete (E0313), or a change set that cannot be executed (E0314). A
/// change set that failed because nothing changes is returned without changes.
std::optional<ChangeSet> read_change_set(const nlohmann::json& document,
                                         cfn::Diagnostics& diagnostics);

ChangeCounts count(const ChangeSet& set);

/// True if the change removes or replaces the resource.
bool destroys(const Change& change);

/// True if AWS retains the resource that leaves the stack.
bool keeps(const Change& change);

}  // namespace sagewatch
