#include "cli/named_stacks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/plain_text.hpp"
#include "sagewatch/document/suggest.hpp"

namespace sagewatch {
namespace {

std::vector<std::string_view> stack_keys() {
  std::vector<std::string_view> keys;
  for (const auto& entry : stacks()) keys.push_back(entry.key);
  return keys;
}

cfn::Diagnostic unknown_stack(const std::string& name) {
  return {.id = "E0203",
          .message = fmt::format("unknown stack '{}'", printable(name)),
          .hint = document::did_you_mean(name, stack_keys(),
                                         "run 'sagewatch synth --help' to see them")};
}

}  // namespace

std::vector<const StackEntry*> named_stacks(const std::vector<std::string>& names,
                                            cfn::Diagnostics& diagnostics) {
  std::vector<const StackEntry*> wanted;
  for (const auto& entry : stacks()) {
    const auto names_it = [&](const auto& name) { return find_stack(name) == &entry; };
    if (names.empty() || std::ranges::any_of(names, names_it)) wanted.push_back(&entry);
  }
  for (const auto& name : names) {
    if (!find_stack(name)) diagnostics.push_back(unknown_stack(name));
  }
  return wanted;
}

}  // namespace sagewatch
