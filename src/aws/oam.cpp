#include "sagewatch/aws/oam.hpp"

namespace sagewatch::oam {

using cfn::List;
using cfn::Object;

/// ForAllValues is also true for a request without the key, so a principal or another condition
/// must limit who has access.
iam::PolicyStatement link_statement(const Linker& linker, const std::vector<std::string>& types) {
  iam::PolicyStatement statement{.principal = linker.principal,
                                 .actions = {"oam:CreateLink", "oam:UpdateLink"},
                                 .resources = {"*"},
                                 .conditions = linker.conditions};
  statement.conditions.set("ForAllValues:StringEquals",
                           Object{{"oam:ResourceTypes", cfn::list(types)}});
  return statement;
}

Sink::Sink(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::Oam::Sink"), props_(std::move(props)) {}

Object Sink::properties() const {
  std::vector<iam::PolicyStatement> statements;
  for (const auto& linker : props_.linkers) {
    statements.push_back(link_statement(linker, props_.resource_types));
  }
  return {{"Name", props_.name}, {"Policy", iam::policy_document(statements)}};
}

Link::Link(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::Oam::Link"), props_(std::move(props)) {}

Object Link::properties() const {
  return {{"LabelTemplate", props_.label_template},
          {"LinkConfiguration", props_.configuration},
          {"ResourceTypes", props_.resource_types},
          {"SinkIdentifier", props_.sink_arn}};
}

}  // namespace sagewatch::oam
