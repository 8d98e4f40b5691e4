#include "cost.hpp"

namespace sagewatch::intrinsics {
namespace {

struct Cost {
  std::size_t operator()(const std::string& text) const { return text.size(); }
  std::size_t operator()(const document::Number& number) const { return number.text.size(); }

  std::size_t operator()(const cfn::Text& text) const {
    std::size_t out = 0;
    for (const auto& part : text.parts()) {
      const auto* literal = std::get_if<std::string>(&part);
      out += sizeof(part) + (literal ? literal->size() : 0);
    }
    return out;
  }

  std::size_t operator()(const document::List& list) const {
    std::size_t out = 0;
    for (const auto& item : list) out += cost_of(item);
    return out;
  }

  std::size_t operator()(const document::Object& object) const {
    std::size_t out = 0;
    for (const auto& [key, offset, value] : object.members()) {
      out += sizeof(document::Member) + key.size() + cost_of(value);
    }
    return out;
  }

  std::size_t operator()(const auto&) const { return 0; }
};

}  // namespace

std::size_t cost_of(const document::Node& node) {
  return sizeof(document::Node) + std::visit(Cost{}, node.data());
}

}  // namespace sagewatch::intrinsics
