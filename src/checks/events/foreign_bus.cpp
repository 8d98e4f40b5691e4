#include "checks/events/foreign_bus.hpp"

#include "checks/parts.hpp"

namespace sagewatch::checks {

bool is_foreign_bus(const Template& subject, const document::Node* arn) {
  const auto parts = parse_arn(text_or_empty(arn));
  if (!parts || parts->service != "events") return false;
  const auto& own = subject.options().context.account_id;
  return parts->resource.starts_with("event-bus/") && parts->account != "${AWS::AccountId}" &&
         parts->account != own;
}

}  // namespace sagewatch::checks
