#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

/// Events as EventBridge delivers them, with no more than what rules ask for.
namespace sagewatch {

/// Where an event comes from.
struct EventOrigin {
  std::string account;
  std::string region;
};

struct SampleEvent {
  std::string detail_type;
  std::string json;
  std::vector<std::string_view> rules;  ///< keys of the names of the rules that match it
};

/// The text of an event.
std::string event_text(const EventOrigin& origin, std::string_view source,
                       std::string_view detail_type, const nlohmann::json& detail);

/// One of every detail type of SageMaker: the native ones of the catalogue, and CloudTrail's.
std::vector<SampleEvent> sagemaker_samples(const EventOrigin& origin);

/// The same, a heartbeat, and an event of another service, which no rule matches.
std::vector<SampleEvent> all_samples(const EventOrigin& origin);

}  // namespace sagewatch
