#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/cfn/text.hpp"

namespace sagewatch::iam {

/// The caller: an identity of an account, or an AWS service.
struct Caller {
  std::string account = {};           ///< 12 digits; empty for a service
  std::optional<cfn::Text> arn = {};  ///< of the role or user, if it is known
  std::string service = {};           ///< "events.amazonaws.com"; empty for an account's
};

/// The values of a condition key in a request. No values: it is known to be absent.
struct ContextValue {
  std::vector<cfn::Text> values;
  bool multivalued = false;  ///< a multivalued key, such as aws:PrincipalOrgPaths
};

/// The condition keys of a request, which are not case-sensitive. Keys that are missing here are
/// unknown, and a policy that depends on one can't be decided.
class RequestContext {
 public:
  RequestContext() = default;
  RequestContext(std::initializer_list<std::pair<std::string_view, ContextValue>> entries);

  void set(std::string_view key, ContextValue value);
  /// Null if nothing is known about the key.
  const ContextValue* find(std::string_view key) const;

 private:
  std::map<std::string, ContextValue, std::less<>> values_;
};

/// The request that a policy is evaluated for. Texts may contain references to values that are
/// known only after a deployment.
struct Request {
  Caller caller;
  std::string action;                 ///< "events:PutEvents"
  std::optional<cfn::Text> resource;  ///< an ARN; none for a trust policy
  RequestContext context = {};
};

}  // namespace sagewatch::iam
