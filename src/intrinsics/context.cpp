#include "sagewatch/intrinsics/context.hpp"

#include <algorithm>
#include <array>

namespace sagewatch::intrinsics {
namespace {

struct Pseudo {
  std::string_view name;
  std::optional<std::string> Context::*value;
};

constexpr std::array<Pseudo, 6> pseudos{{{"AWS::AccountId", &Context::account_id},
                                         {"AWS::Region", &Context::region},
                                         {"AWS::Partition", &Context::partition},
                                         {"AWS::URLSuffix", &Context::url_suffix},
                                         {"AWS::StackName", &Context::stack_name},
                                         {"AWS::StackId", &Context::stack_id}}};

}  // namespace

std::optional<std::string> Context::pseudo(std::string_view name) const {
  const auto* found = std::ranges::find(pseudos, name, &Pseudo::name);
  return found == pseudos.end() ? std::nullopt : this->*(found->value);
}

bool is_pseudo_parameter(std::string_view name) {
  return name == "AWS::NoValue" || name == "AWS::NotificationARNs" ||
         std::ranges::find(pseudos, name, &Pseudo::name) != pseudos.end();
}

}  // namespace sagewatch::intrinsics
