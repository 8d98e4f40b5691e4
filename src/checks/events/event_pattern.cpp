#include "checks/events/event_pattern.hpp"

#include <algorithm>
#include <array>

#include "checks/parts.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::checks {
namespace {

EventPattern pattern_in(const Resource& resource, const document::Node& place) {
  const bool text = place.object() == nullptr;
  auto value = text ? json_in(place) : place;
  const bool known = document::to_json_text(place).literal() != nullptr;
  const auto characters = least_characters(value);
  return {&resource, &place, std::move(value), characters, known};
}

/// The member that a path begins with; names may contain dots themselves.
const document::Member* first_of(const document::Object& object, std::string_view path) {
  const auto begins = [&](const document::Member& member) {
    const auto behind = path.starts_with(member.key) ? path.substr(member.key.size()) : "-";
    return behind.empty() || behind.starts_with('.');
  };
  const auto found = std::ranges::find_if(object.members(), begins);
  return found == object.members().end() ? nullptr : &*found;
}

}  // namespace

void for_each_pattern(const Template& subject,
                      const std::function<void(const EventPattern&)>& visit) {
  for (const auto* type : {"AWS::Events::Rule", "AWS::Events::Archive"}) {
    for (const auto* resource : subject.of_type(type)) {
      const auto* place = resource->find("EventPattern");
      if (place && !intrinsics::unknown(*place)) visit(pattern_in(*resource, *place));
    }
  }
}

bool is_event_field(std::string_view name) {
  // Replayed events have replay-name (AWS fact EB-15).
  constexpr std::array<std::string_view, 10> fields{
      "version", "id",     "detail-type", "source", "account",
      "time",    "region", "resources",   "detail", "replay-name"};
  return std::ranges::find(fields, name) != fields.end();
}

const document::Node* place_of_field(const EventPattern& pattern, std::string_view path) {
  const auto* out = pattern.place;
  while (!path.empty() && out->object()) {
    const auto* member = first_of(*out->object(), path);
    if (!member) break;
    out = &member->value;
    path.remove_prefix(std::min(member->key.size() + 1, path.size()));
  }
  return out;
}

}  // namespace sagewatch::checks
