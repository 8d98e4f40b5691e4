#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {

const Check parameter_value_size{
    .id = "E1003",
    .title = "the value of a parameter is too large",
    .why = "CloudFormation refuses a parameter whose value has more than 4,096 bytes.",
    .fix = "shorten the value, or store it in an SSM parameter",
    .source = "CloudFormation user guide, quotas",
    .run =
        [](const Template& subject, Findings& findings) {
          const auto* parameters = subject.declared().section("Parameters");
          if (!parameters || !parameters->object()) return;
          for (const auto& [name, offset, declared] : parameters->object()->members()) {
            const auto given = subject.options().context.parameters.find(name);
            const auto* fallback = declared.find("Default");
            const auto value = given != subject.options().context.parameters.end()
                                   ? given->second
                                   : known_text(fallback).value_or("");
            if (value.size() <= quota::parameter_value) continue;
            findings.add(
                fallback ? fallback->offset() : offset,
                fmt::format(
                    "the value of the parameter '{}' has {} bytes, CloudFormation accepts {}", name,
                    value.size(), quota::parameter_value));
          }
        },
};

}  // namespace sagewatch::checks
