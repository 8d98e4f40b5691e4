#include <fmt/format.h>

#include <array>

#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

/// `o-…/`, `r-…/`, `ou-…/` in this order; the last may be `*` or `ou-*`.
bool is_path(std::string_view path) {
  if (path.find("${") != std::string_view::npos) return true;  // not known
  constexpr std::array<std::string_view, 2> first{"o-", "r-"};
  for (std::size_t level = 0; !path.empty(); ++level) {
    if (level > 0 && (path == "*" || (level > 1 && path == "ou-*"))) return true;
    const auto prefix = level < first.size() ? first[level] : std::string_view("ou-");
    const auto slash = path.find('/');
    if (slash == std::string_view::npos || !path.starts_with(prefix)) return false;
    const auto name = path.substr(prefix.size(), slash - prefix.size());
    const auto strange = name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-");
    if (name.empty() || strange != std::string_view::npos) return false;
    path.remove_prefix(slash + 1);
    if (path.empty()) return level > 0;
  }
  return false;
}

}  // namespace

const Check org_path_form{
    .id = "E1018",
    .title = "an organization path is malformed",
    .why =
        "A path consists of the organization, the root and the organizational units, each followed "
        "by a slash; anything else matches no account.",
    .fix =
        "write it as o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/* (the OU and all OUs below it), or end "
        "it in '/' for the OU alone",
    .source = "IAM user guide, aws:PrincipalOrgPaths",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto& policy : subject.policies()) {
            for (const auto& statement : policy.statements) {
              for_each_condition(statement, [&](auto, auto key, const document::Node& values) {
                if (!same_key(key, "aws:PrincipalOrgPaths")) return;
                for (const auto& path : texts_of(&values)) {
                  if (is_path(path)) continue;
                  findings.add(*policy.resource, policy.where(&values),
                               fmt::format("'{}' is not an organization path", path));
                }
              });
            }
          }
        },
};

}  // namespace sagewatch::checks
