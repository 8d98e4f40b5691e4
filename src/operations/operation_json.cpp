#include <nlohmann/json.hpp>

#include "operations/failure_advice.hpp"
#include "operations/operation_text.hpp"

namespace sagewatch {
namespace {

using Json = nlohmann::ordered_json;

long long whole_seconds(Duration duration) {
  return std::chrono::duration_cast<std::chrono::seconds>(duration).count();
}

Json record(const ResourceState& resource, Instant now) {
  const bool running = phase_of(resource.last.status) == Phase::running;
  Json out{{"logicalId", resource.last.logical_id},
           {"type", resource.last.type},
           {"status", resource.last.status},
           {"seconds", whole_seconds((running ? now : resource.last.time) - resource.first.time)}};
  if (!resource.last.reason.empty()) out["reason"] = resource.last.reason;
  return out;
}

Json record(const StackEvent& cause) {
  Json out{{"logicalId", cause.logical_id},
           {"type", cause.type},
           {"status", cause.status},
           {"reason", cause.reason}};
  if (const auto advice = advice_for(cause.type, cause.reason))
    out["advice"] = std::string(*advice);
  return out;
}

Json kept_record(const StackEvent& event, const ReportContext& context) {
  return {{"logicalId", event.logical_id},
          {"type", event.type},
          {"physicalId", event.physical_id},
          {"delete", how_to_delete(event, context)}};
}

}  // namespace

std::string operation_json(const Operation& operation, const ReportContext& context) {
  const auto end = operation.end ? operation.end->time : context.now;
  Json out{{"stack", operation.stack},
           {"status", operation.status},
           {"outcome", std::string(outcome_of(operation))},
           {"started", timestamp_text(operation.started)},
           {"seconds", whole_seconds(end - operation.started)}};
  out["resources"] = Json::array();
  for (const auto& resource : operation.resources) {
    out["resources"].push_back(record(resource, end));
  }
  if (operation.cause && !operation.succeeded()) out["cause"] = record(*operation.cause);
  out["kept"] = Json::array();
  for (const auto& event : operation.kept) out["kept"].push_back(kept_record(event, context));
  return out.dump(1, ' ', true) + '\n';
}

}  // namespace sagewatch
