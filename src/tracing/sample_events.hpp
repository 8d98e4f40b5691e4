#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

/// Events as EventBridge delivers them, with only the fields that rules examine.
namespace sagewatch {

/// The origin of an event.
struct EventOrigin {
  std::string account;
  std::string region;
};

struct SampleEvent {
  std::string detail_type;
  std::string json;
  std::vector<std::string_view> rules;  ///< keys of the names of the rules that match it
};

/// An event as JSON.
std::string event_text(const EventOrigin& origin, std::string_view source,
                       std::string_view detail_type, const nlohmann::json& detail);

/// One event of every detail type of SageMaker: the native ones of the catalogue, and CloudTrail's.
std::vector<SampleEvent> sagemaker_samples(const EventOrigin& origin);

/// The same, a heartbeat, and an event of another service, which no rule matches.
std::vector<SampleEvent> all_samples(const EventOrigin& origin);

}  // namespace sagewatch
