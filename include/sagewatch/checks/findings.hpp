#pragma once

#include <string>
#include <vector>

#include "sagewatch/checks/check.hpp"
#include "sagewatch/checks/stack.hpp"

namespace sagewatch::checks {

/// What one check found in one place.
struct Finding {
  const Check* check;
  const Resource* resource;  ///< null for the template as a whole
  std::uint32_t offset;
  std::string message;
};

/// Gathers what the checks find in a stack.
class Findings {
 public:
  /// The findings that follow are this check's.
  void begin(const Check& check) { check_ = &check; }

  /// At `where`, or at the resource where that is null. The message says what is wrong; the check's
  /// hint says what to do.
  void add(const Resource& resource, const document::Node* where, std::string message);
  /// Of the template as a whole.
  void add(std::uint32_t offset, std::string message);

  const std::vector<Finding>& all() const { return all_; }

 private:
  const Check* check_ = nullptr;
  std::vector<Finding> all_;
};

}  // namespace sagewatch::checks
