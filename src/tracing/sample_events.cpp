#include "tracing/sample_events.hpp"

#include <nlohmann/json.hpp>

#include "catalogue/event_catalogue.hpp"
#include "settings/names.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

constexpr std::string_view sagemaker = "aws.sagemaker";

}  // namespace

std::string event_text(const EventOrigin& origin, std::string_view source,
                       std::string_view detail_type, const json& detail) {
  return json{{"version", "0"},
              {"id", "00000000-0000-0000-0000-000000000000"},
              {"detail-type", detail_type},
              {"source", source},
              {"account", origin.account},
              {"time", "2026-01-31T12:00:00Z"},
              {"region", origin.region},
              {"resources", json::array()},
              {"detail", detail}}
      .dump();
}

std::vector<SampleEvent> sagemaker_samples(const EventOrigin& origin) {
  std::vector<SampleEvent> out;
  for (const auto& kind : event_catalogue().kinds) {
    for (const auto& type : kind.detail_types()) {
      out.push_back({type,
                     event_text(origin, sagemaker, type, json::object()),
                     {"rule.service-events", "rule.records"}});
    }
  }
  const json call{{"eventSource", "sagemaker.amazonaws.com"}, {"eventName", "CreateTrainingJob"}};
  for (const auto* type : {"AWS API Call via CloudTrail", "AWS Service Event via CloudTrail"}) {
    out.push_back(
        {type, event_text(origin, sagemaker, type, call), {"rule.api-events", "rule.records"}});
  }
  return out;
}

std::vector<SampleEvent> all_samples(const EventOrigin& origin) {
  auto out = sagemaker_samples(origin);
  namespace heartbeat = names::heartbeat;
  out.push_back({std::string(heartbeat::detail_type),
                 event_text(origin, heartbeat::source, heartbeat::detail_type, json::object()),
                 {"rule.heartbeats"}});
  constexpr std::string_view foreign = "EC2 Instance State-change Notification";
  out.push_back({std::string(foreign), event_text(origin, "aws.ec2", foreign, json::object()), {}});
  return out;
}

}  // namespace sagewatch
