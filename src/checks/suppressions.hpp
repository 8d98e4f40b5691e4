#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

/// An entry of `Metadata: {sagewatch: {suppress: [{id, reason}]}}` in a resource or in the
/// template.
struct Suppression {
  const Resource* resource;  ///< null if it is the template's
  std::string id;
  std::string reason;
  std::uint32_t offset;
  bool used = false;
};

/// The suppressions of a template.
class Suppressions {
 public:
  /// Problems with them are reported as E1090 and E1091.
  Suppressions(const Template& subject, Findings& findings);
  Suppressions(const Suppressions&) = delete;
  Suppressions& operator=(const Suppressions&) = delete;
  ~Suppressions() = default;

  /// The suppression of a finding, which is marked as used; null if there is none.
  const Suppression* use(const Finding& finding);

  /// W1092 for unused suppressions.
  void find_unused(Findings& findings) const;

 private:
  std::vector<Suppression> all_;
  std::map<std::pair<const Resource*, std::string_view>, Suppression*> index_;
};

}  // namespace sagewatch::checks
