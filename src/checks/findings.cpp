#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

void Findings::add(const Resource& resource, const document::Node* where, std::string message) {
  const auto offset = where ? where->offset() : resource.declared->offset;
  all_.push_back({check_, &resource, offset, std::move(message)});
}

void Findings::add(std::uint32_t offset, std::string message) {
  all_.push_back({check_, nullptr, offset, std::move(message)});
}

}  // namespace sagewatch::checks
