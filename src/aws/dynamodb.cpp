#include "sagewatch/aws/dynamodb.hpp"

namespace sagewatch::dynamodb {

using cfn::List;
using cfn::Object;

Table::Table(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::DynamoDB::Table"), props_(std::move(props)) {
  on_removal(cfn::Removal::retain);
}

void Table::grant(iam::Role& grantee, std::vector<std::string> actions) const {
  grantee.allow({.actions = std::move(actions), .resources = {arn()}});
}

Object Table::properties() const {
  const auto& key = props_.partition_key;
  Object out{{"TableName", props_.name},
             {"BillingMode", "PAY_PER_REQUEST"},
             {"AttributeDefinitions", List{Object{{"AttributeName", key}, {"AttributeType", "S"}}}},
             {"KeySchema", List{Object{{"AttributeName", key}, {"KeyType", "HASH"}}}},
             {"TimeToLiveSpecification",
              Object{{"AttributeName", props_.ttl_attribute}, {"Enabled", true}}},
             {"PointInTimeRecoverySpecification", Object{{"PointInTimeRecoveryEnabled", true}}}};
  if (props_.key) {
    out.set("SSESpecification",
            Object{{"SSEEnabled", true}, {"SSEType", "KMS"}, {"KMSMasterKeyId", *props_.key}});
  }
  return out;
}

}  // namespace sagewatch::dynamodb
