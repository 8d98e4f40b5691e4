#pragma once

#include <string>
#include <vector>

#include "sagewatch/checks/check.hpp"
#include "sagewatch/checks/template.hpp"

namespace sagewatch::checks {

/// What one check found in one place.
struct Finding {
  const Check* check;
  const Resource* resource;  ///< null for the template as a whole
  std::uint32_t offset;
  std::string message;
};

/// Collects what the checks find in a template.
class Findings {
 public:
  /// Attributes the following findings to this check.
  void begin(const Check& check) { check_ = &check; }

  /// Adds a finding at `where`, or at the resource if that is null. The message says what is wrong;
  /// the hint of the check says what to do.
  void add(const Resource& resource, const document::Node* where, std::string message);
  /// Adds a finding about the template as a whole.
  void add(std::uint32_t offset, std::string message);

  const std::vector<Finding>& all() const { return all_; }

 private:
  const Check* check_ = nullptr;
  std::vector<Finding> all_;
};

}  // namespace sagewatch::checks
