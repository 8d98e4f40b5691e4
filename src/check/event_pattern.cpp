#include "event_pattern.hpp"

#include "parts.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/evaluate/unknown.hpp"

namespace sagewatch::check {
namespace {

EventPattern pattern_in(const Resource& resource, const document::Node& place) {
  const bool text = place.text() || place.get<cfn::Text>();
  auto value = text ? json_in(place) : place;
  const bool known = document::to_json_text(place).literal() != nullptr;
  const auto characters = least_characters(value);
  return {&resource, &place, std::move(value), characters, known};
}

}  // namespace

void for_each_pattern(const Stack& stack, const std::function<void(const EventPattern&)>& visit) {
  for (const auto* type : {"AWS::Events::Rule", "AWS::Events::Archive"}) {
    for (const auto* resource : stack.of_type(type)) {
      const auto* place = resource->find("EventPattern");
      if (place && !evaluate::unknown(*place)) visit(pattern_in(*resource, *place));
    }
  }
}

}  // namespace sagewatch::check
