#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sagewatch/aws/iam.hpp"
#include "sagewatch/cfn/resource.hpp"

namespace sagewatch::dynamodb {

using cfn::Text;

struct TableProps {
  std::string name;
  std::string partition_key;  ///< a string attribute
  std::string ttl_attribute;  ///< epoch seconds after which DynamoDB may delete the item
  std::optional<Text> key = {};
};

/// AWS::DynamoDB::Table with on-demand capacity, encryption and point-in-time recovery. Deletion
/// protection is not set here, because the rollback of a first deployment must be able to delete
/// the table (AWS fact CF-22).
class Table final : public cfn::Resource {
 public:
  using Props = TableProps;
  Table(cfn::Scope scope, Props props);

  Text arn() const { return attribute("Arn"); }
  Text name() const { return ref(); }
  void grant(iam::Role& grantee, std::vector<std::string> actions) const;

 private:
  cfn::Object properties() const override;

  Props props_;
};

}  // namespace sagewatch::dynamodb
