#include "sagewatch/cfn/text.hpp"

namespace sagewatch::cfn {

Text::Text(std::string literal) {
  if (!literal.empty()) parts_.emplace_back(std::move(literal));
}

Text& Text::operator+=(std::string_view literal) {
  auto* last = parts_.empty() ? nullptr : std::get_if<std::string>(&parts_.back());
  if (last) {
    *last += literal;
  } else if (!literal.empty()) {
    parts_.emplace_back(std::string(literal));
  }
  return *this;
}

Text& Text::operator+=(const Reference& reference) {
  parts_.emplace_back(reference);
  return *this;
}

Text operator+(Text head, const Text& tail) {
  for (const auto& part : tail.parts_) std::visit([&](const auto& it) { head += it; }, part);
  return head;
}

const std::string* Text::literal() const {
  static const std::string empty;
  if (parts_.empty()) return &empty;
  return parts_.size() == 1 ? std::get_if<std::string>(parts_.data()) : nullptr;
}

Text join(std::span<const Text> texts, std::string_view separator) {
  Text joined("");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) joined = std::move(joined) + Text(separator);
    joined = std::move(joined) + texts[i];
  }
  return joined;
}

}  // namespace sagewatch::cfn
