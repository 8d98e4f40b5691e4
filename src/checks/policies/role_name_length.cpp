#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {

const Check role_name_length{
    .id = "E1041",
    .title = "the name of a role is too long",
    .why = "A role name has up to 64 characters, counted after substitution.",
    .fix = "shorten the name, or the parameters in it",
    .source = "IAM user guide, IAM quotas",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* role : subject.of_type("AWS::IAM::Role")) {
            const auto* name = role->find("RoleName");
            const auto length = name ? least_characters_of_text(*name) : 0;
            if (length <= quota::role_name) continue;
            findings.add(*role, name,
                         fmt::format("the name has {} characters, IAM accepts {}", length,
                                     quota::role_name));
          }
        },
};

}  // namespace sagewatch::checks
