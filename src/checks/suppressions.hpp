#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

/// What `Metadata: {sagewatch: {suppress: [{id, reason}]}}` of a resource or of the template says.
struct Suppression {
  const Resource* resource;  ///< null where it is the template's
  std::string id;
  std::string reason;
  std::uint32_t offset;
  bool used = false;
};

/// Those of a stack.
class Suppressions {
 public:
  /// What is wrong with them is found as E1090 and E1091.
  Suppressions(const Stack& stack, Findings& findings);
  Suppressions(const Suppressions&) = delete;
  Suppressions& operator=(const Suppressions&) = delete;
  ~Suppressions() = default;

  /// The one that a finding is passed over by, which is then in use; null where there is none.
  const Suppression* use(const Finding& finding);

  /// W1092 for what suppresses nothing.
  void find_unused(Findings& findings) const;

 private:
  std::vector<Suppression> all_;
  std::map<std::pair<const Resource*, std::string_view>, Suppression*> index_;
};

}  // namespace sagewatch::checks
