#include "sagewatch/aws/arn.hpp"

#include "sagewatch/cfn/intrinsics.hpp"

namespace sagewatch::aws {

namespace pseudo = cfn::pseudo;

cfn::Text local_arn(std::string_view service, const cfn::Text& resource) {
  return "arn:" + pseudo::partition() + ":" + service + ":" + pseudo::region() + ":" +
         pseudo::account_id() + ":" + resource;
}

}  // namespace sagewatch::aws
