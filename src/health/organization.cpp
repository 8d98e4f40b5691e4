#include "health/organization.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"

namespace sagewatch {

bool Organization::has_unit_of(const Config& config) const {
  const auto in_it = [&](const auto& path) { return path.starts_with(id + "/"); };
  return std::ranges::any_of(config.workload_ou_paths, in_it);
}

std::optional<Organization> organization_in(const AwsCalls& answers) {
  const auto* answer = answers.output(organization_call);
  const auto* about = answer ? member(*answer, "Organization") : nullptr;
  const auto id = about ? text_of(*about, "Id") : std::nullopt;
  const auto management = about ? text_of(*about, "MasterAccountId") : std::nullopt;
  if (!id || !management) return std::nullopt;
  return Organization{.id = *id, .management_account = *management};
}

}  // namespace sagewatch
