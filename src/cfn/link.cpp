#include "link.hpp"

namespace sagewatch::cfn {

void for_each_reference(const Value& value, const std::string& place,
                        const std::function<void(const Reference&, const std::string&)>& visit) {
  if (const auto* text = value.get<Text>()) {
    for (const auto& part : text->parts()) {
      if (const auto* reference = std::get_if<Reference>(&part)) visit(*reference, place);
    }
  } else if (const auto* items = value.get<List>()) {
    for (std::size_t i = 0; i < items->size(); ++i) {
      for_each_reference((*items)[i], place + "[" + std::to_string(i) + "]", visit);
    }
  } else if (const auto* object = value.get<Object>()) {
    for (const auto& [key, member] : object->members()) {
      for_each_reference(member, place.empty() ? key : place + "." + key, visit);
    }
  }
}

}  // namespace sagewatch::cfn
