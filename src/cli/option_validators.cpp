#include "cli/option_validators.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

std::string refusal(std::string_view must, const std::string& value) {
  return fmt::format("{}, got '{}'", must, printable(value));
}

/// "a, b or c".
std::string alternatives(const std::vector<std::string>& names) {
  return fmt::format("{} or {}", fmt::join(names.begin(), names.end() - 1, ", "), names.back());
}

}  // namespace

CLI::Validator one_of(const std::vector<std::string>& names) {
  return {[names](std::string& value) {
            if (std::ranges::count(names, value) > 0) return std::string();
            return refusal("must be " + alternatives(names), value);
          },
          fmt::format("{{{}}}", fmt::join(names, ","))};
}

CLI::Validator whole_number(int least, int most) {
  return {[least, most](std::string& value) {
            int number = 0;
            const auto* const end = value.data() + value.size();
            const auto [rest, error] = std::from_chars(value.data(), end, number);
            const bool whole = error == std::errc() && rest == end;
            if (whole && number >= least && number <= most) return std::string();
            return refusal(fmt::format("must be a whole number from {} to {}", least, most), value);
          },
          fmt::format("{}-{}", least, most)};
}

CLI::Validator passes(Check check) {
  return {[check](std::string& value) {
            const auto problem = check(value);
            return problem ? refusal(problem->must, value) : std::string();
          },
          ""};
}

}  // namespace sagewatch
