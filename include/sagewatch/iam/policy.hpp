#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sagewatch/cfn/text.hpp"
#include "sagewatch/document/node.hpp"

namespace sagewatch::iam {

using Texts = std::vector<cfn::Text>;

/// `Action` or `NotAction`, `Resource` or `NotResource`.
struct Selection {
  bool inverted = false;
  Texts patterns = {};
};

/// An entry of `Principal`: {"Service": "events.amazonaws.com"}, {"AWS": "*"}.
struct PrincipalEntry {
  std::string kind;
  cfn::Text id;
};

/// `{"StringEquals": {"aws:SourceAccount": ["111122223333"]}}` and such.
struct ConditionTest {
  std::string op;
  std::string key;
  Texts values;
};

struct Statement {
  std::string name;  ///< "'Sid'", or "1" and so on where it has none
  bool deny = false;
  bool has_variables = true;  ///< `${…}` is a variable, which it is not before version 2012-10-17
  std::optional<std::vector<PrincipalEntry>> principals = {};
  std::optional<std::vector<PrincipalEntry>> not_principals = {};
  std::optional<Selection> actions = {};
  std::optional<Selection> resources = {};
  std::vector<ConditionTest> conditions = {};
  std::string unreadable = {};  ///< the part that can't be read, which makes it undecided
  std::string invalid = {};     ///< "it has both Action and NotAction", for which AWS refuses it
};

/// An IAM policy document, or several that apply together.
struct Policy {
  std::vector<Statement> statements = {};

  void add(const Policy& other) {
    statements.insert(statements.end(), other.statements.begin(), other.statements.end());
  }
};

/// Why a value is not a policy; completes "the policy …".
struct NoPolicy {
  std::string reason;
};

/// Reads a policy from a value without intrinsic functions, or from the JSON string that some
/// resources require. Unknown parts remain references.
std::variant<Policy, NoPolicy> read_policy(const document::Node& node);

/// Reads one statement, as an event bus policy contains it, as a policy of version 2012-10-17.
Policy read_statement(const document::Node& node);

}  // namespace sagewatch::iam
