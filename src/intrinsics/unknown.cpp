#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::intrinsics {

document::Node node_of(cfn::Text text, std::uint32_t offset) {
  if (const auto* literal = text.literal()) return {*literal, offset};
  return {std::move(text), offset};
}

const cfn::Reference* unknown(const document::Node& node) {
  const auto* text = node.get<cfn::Text>();
  return text && text->parts().size() == 1 ? std::get_if<cfn::Reference>(text->parts().data())
                                           : nullptr;
}

std::optional<cfn::Text> text_of(const document::Node& node) {
  if (const auto* text = node.get<cfn::Text>()) return *text;
  if (auto scalar = node.scalar()) return cfn::Text(std::move(*scalar));
  return std::nullopt;
}

}  // namespace sagewatch::intrinsics
