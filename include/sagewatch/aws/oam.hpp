#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sagewatch/aws/iam.hpp"
#include "sagewatch/cfn/resource.hpp"

/// CloudWatch Observability Access Manager: cross-account observability.
namespace sagewatch::oam {

using cfn::Text;

namespace resource_type {
inline constexpr const char* metric = "AWS::CloudWatch::Metric";
inline constexpr const char* log_group = "AWS::Logs::LogGroup";
inline constexpr const char* trace = "AWS::XRay::Trace";
}  // namespace resource_type

/// The principals that may link to a sink, and the conditions other than the resource types.
struct Linker {
  iam::Principal principal;
  cfn::Object conditions = {};
};

/// The statement of a sink policy that lets them share these resource types.
iam::PolicyStatement link_statement(const Linker& linker, const std::vector<std::string>& types);

struct SinkProps {
  std::string name;  ///< never rename: an account has one sink per Region, and links depend on it
  std::vector<std::string> resource_types;
  std::vector<Linker> linkers;
};

/// AWS::Oam::Sink: receives what links share. An account has one per Region (AWS fact OAM-1).
class Sink final : public cfn::Resource {
 public:
  using Props = SinkProps;
  Sink(cfn::Scope scope, Props props);

  Text arn() const { return ref(); }

 private:
  cfn::Object properties() const override;

  Props props_;
};

struct LinkProps {
  Text sink_arn;  ///< of the same Region
  std::string label_template;
  cfn::List resource_types;  ///< all of them must be allowed by the sink, else the link is refused
  /// Which metrics and log groups are shared; absent: all of them. {"MetricConfiguration":
  /// {"Filter": …}, …}
  std::optional<cfn::Value> configuration = std::nullopt;
};

/// AWS::Oam::Link: shares an account's telemetry with a sink.
class Link final : public cfn::Resource {
 public:
  using Props = LinkProps;
  Link(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;

  Props props_;
};

}  // namespace sagewatch::oam
