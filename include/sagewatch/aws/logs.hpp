#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/aws/iam.hpp"
#include "sagewatch/cfn/resource.hpp"

namespace sagewatch::logs {

using cfn::Text;

struct LogGroupProps {
  std::string name;
  int retention_days;  ///< one of the values that CloudWatch Logs allows
  std::optional<Text> key_arn = {};
  /// "aws" or another partition: credentials are masked for everybody without `logs:Unmask`. The
  /// policy names the partition ten times, so a reference would make it much longer. AWS fact
  /// LOG-13.
  std::optional<std::string> credentials_masked_in = {};
};

/// A log group, referred to by name, of this or another stack in the same account and Region.
struct LogGroupReference {
  Text name;
  Text streams_arn;  ///< with `:*` at its end

  void grant_write(iam::Role& grantee) const;
};

/// The log group that another stack creates under this name.
LogGroupReference log_group_named(std::string_view name);

/// AWS::Logs::LogGroup.
class LogGroup final : public cfn::Resource {
 public:
  using Props = LogGroupProps;
  LogGroup(cfn::Scope scope, Props props);

  /// Without the `:*` that Fn::GetAtt appends: the form that an EventBridge target requires (AWS
  /// fact LOG-4).
  Text arn() const;
  /// With `:*`: the log streams, the form that policies use.
  Text streams_arn() const { return attribute("Arn"); }
  Text name() const { return ref(); }
  LogGroupReference reference() const { return {name(), streams_arn()}; }

 private:
  cfn::Object properties() const override;

  Props props_;
};

struct ResourcePolicyProps {
  Text name;  ///< must be unique in the account: a policy of the same name is overwritten
};

/// AWS::Logs::ResourcePolicy that lets EventBridge write to log groups. An account has ten of them
/// in a Region (AWS fact LOG-2), so a stack uses one for all its log groups.
class ResourcePolicy final : public cfn::Resource {
 public:
  using Props = ResourcePolicyProps;
  ResourcePolicy(cfn::Scope scope, Props props);

  void allow_events_to(const LogGroup& group);

 private:
  cfn::Object properties() const override;

  Props props_;
  std::vector<Text> streams_;
};

struct QueryDefinitionProps {
  std::string name;  ///< "/" makes folders
  std::string query;
  std::vector<Text> log_groups;
};

/// AWS::Logs::QueryDefinition: a saved Logs Insights query.
class QueryDefinition final : public cfn::Resource {
 public:
  using Props = QueryDefinitionProps;
  QueryDefinition(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;

  Props props_;
};

}  // namespace sagewatch::logs
