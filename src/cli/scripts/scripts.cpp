#include <algorithm>

#include "cli/scripts/script.hpp"
#include "cli/scripts/tables.hpp"

namespace sagewatch {

const std::vector<Script>& scripts() {
  static const auto all = [] {
    std::vector<Script> out;
    for (const auto& part :
         {deploy_scripts(), destroy_scripts(), care_scripts(), proof_scripts()}) {
      std::ranges::copy(part, std::back_inserter(out));
    }
    return out;
  }();
  return all;
}

const Script* find_script(std::string_view path) {
  const auto found = std::ranges::find(scripts(), path, &Script::path);
  return found == scripts().end() ? nullptr : &*found;
}

}  // namespace sagewatch
