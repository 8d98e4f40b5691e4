#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/cfn/text.hpp"

namespace sagewatch::iam {

/// Who asks: somebody of an account, or a service of AWS.
struct Caller {
  std::string account = {};           ///< 12 digits; empty for a service
  std::optional<cfn::Text> arn = {};  ///< of the role or user, where it is known
  std::string service = {};           ///< "events.amazonaws.com"; empty for an account's
};

/// What a request says about a condition key. No values: it is known to be absent.
struct ContextValue {
  std::vector<cfn::Text> values;
  bool multivalued = false;  ///< a key that may have many, such as aws:PrincipalOrgPaths
};

/// The condition keys of a request. Upper and lower case don't matter. What is not in here is not
/// known, and a policy that asks for it can't be decided.
class RequestContext {
 public:
  RequestContext() = default;
  RequestContext(std::initializer_list<std::pair<std::string_view, ContextValue>> entries);

  void set(std::string_view key, ContextValue value);
  /// Null where nothing is known about the key.
  const ContextValue* find(std::string_view key) const;

 private:
  std::map<std::string, ContextValue, std::less<>> values_;
};

/// What is asked of a policy. Texts may hold references: what is known only after a deployment.
struct Request {
  Caller caller;
  std::string action;                 ///< "events:PutEvents"
  std::optional<cfn::Text> resource;  ///< an ARN; none for a trust policy
  RequestContext context = {};
};

}  // namespace sagewatch::iam
