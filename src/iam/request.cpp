#include "sagewatch/iam/request.hpp"

#include <algorithm>

namespace sagewatch::iam {
namespace {

std::string folded(std::string_view key) {
  std::string out(key);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

}  // namespace

RequestContext::RequestContext(
    std::initializer_list<std::pair<std::string_view, ContextValue>> entries) {
  for (const auto& [key, value] : entries) set(key, value);
}

void RequestContext::set(std::string_view key, ContextValue value) {
  values_[folded(key)] = std::move(value);
}

const ContextValue* RequestContext::find(std::string_view key) const {
  const auto found = values_.find(folded(key));
  return found == values_.end() ? nullptr : &found->second;
}

}  // namespace sagewatch::iam
