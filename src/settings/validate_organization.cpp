#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "catalogue/shared_telemetry.hpp"
#include "sagewatch/facts/arn.hpp"
#include "sagewatch/facts/scanner.hpp"
#include "settings/validators.hpp"

namespace sagewatch::validators {
namespace {

constexpr auto copy_path = "copy it from AWS Organizations > the OU > \"Organizational unit path\"";

bool is_organization_id(std::string_view text) {
  Scanner scanner(text);
  return scanner.literal("o-") && scanner.run(is_lower_or_digit, 10, 32) && scanner.done();
}

bool is_root_id(std::string_view text) {
  Scanner scanner(text);
  return scanner.literal("r-") && scanner.run(is_lower_or_digit, 4, 32) && scanner.done();
}

bool is_ou_id(std::string_view text) {
  Scanner scanner(text);
  return scanner.literal("ou-") && scanner.run(is_lower_or_digit, 4, 32) && scanner.literal("-") &&
         scanner.run(is_lower_or_digit, 8, 32) && scanner.done();
}

/// The elements between the slashes, without the empty one after the last slash.
std::vector<std::string_view> elements(std::string_view path) {
  std::vector<std::string_view> out;
  while (!path.empty()) {
    const auto slash = path.find('/');
    out.push_back(path.substr(0, slash));
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  }
  return out;
}

/// Whether `path` is an OU path, ignoring a missing slash at the end.
bool has_path_shape(std::string_view path) {
  const auto parts = elements(path);
  return parts.size() >= 2 && is_organization_id(parts[0]) && is_root_id(parts[1]) &&
         std::all_of(parts.begin() + 2, parts.end(), is_ou_id);
}

/// The id of an OU repeats the id of its root: "ou-ab12-…" is under "r-ab12".
bool under_its_root(std::string_view path) {
  const auto parts = elements(path);
  const auto prefix = fmt::format("ou-{}-", parts[1].substr(2));
  return std::all_of(parts.begin() + 2, parts.end(),
                     [&](auto id) { return id.starts_with(prefix); });
}

Problem not_a_path(std::string hint) {
  return {"must look like o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/", std::move(hint)};
}

std::string last_id(std::string_view path) {
  const auto parts = elements(path);
  const auto id = std::find_if(parts.rbegin(), parts.rend(),
                               [](auto part) { return is_ou_id(part) || is_root_id(part); });
  return id == parts.rend() ? std::string() : std::string(*id);
}

std::string account_hint(std::string_view value) {
  std::string digits(value);
  std::erase_if(digits, [](char c) { return c == '-' || c == ' '; });
  if (!std::ranges::all_of(digits, is_digit) || digits.empty() || digits.size() > 12) {
    return "copy it from the account menu of the AWS console";
  }
  if (digits.size() == 12) return fmt::format("write only the digits: \"{}\"", digits);
  return fmt::format("leading zeros are part of it: did you mean \"{:0>12}\"?", digits);
}

}  // namespace

std::optional<Problem> ou_path(std::string_view value) {
  if (is_ou_id(value) || is_root_id(value)) {
    return not_a_path(fmt::format("this is an id, give the whole path: {}", copy_path));
  }
  if (value.ends_with("/*") && has_path_shape(value.substr(0, value.size() - 2))) {
    return not_a_path(fmt::format("the OUs below it are included anyway: write '{}'",
                                  value.substr(0, value.size() - 1)));
  }
  if (!has_path_shape(value)) return not_a_path(copy_path);
  if (!value.ends_with('/')) {
    return Problem{"must end with '/'", fmt::format("write '{}/'", value)};
  }
  if (under_its_root(value)) return std::nullopt;
  return Problem{fmt::format("must name OUs of its root {}", elements(value)[1]), copy_path};
}

std::optional<Problem> ou_id(std::string_view value) {
  if (is_ou_id(value) || is_root_id(value)) return std::nullopt;
  const auto id = value.find('/') == std::string_view::npos ? std::string() : last_id(value);
  return Problem{"must look like ou-ab12-11111111 or r-ab12, the id and not the path",
                 id.empty() ? "copy it from AWS Organizations > the OU > \"ID\""
                            : fmt::format("this is the path; write its last element: '{}'", id)};
}

std::optional<Problem> account(std::string_view value) {
  if (is_account_id(value)) return std::nullopt;
  return Problem{"must be an account id of 12 digits", account_hint(value)};
}

std::optional<Problem> shared_telemetry(std::string_view value) {
  if (value == shared::sagemaker || value == shared::all) return std::nullopt;
  return Problem{"must be sagemaker or all",
                 "write all to let the monitoring account see every metric and log group of the "
                 "workload accounts, else sagemaker"};
}

std::optional<Problem> call_as(std::string_view value) {
  if (value == "self" || value == "delegated-admin") return std::nullopt;
  return Problem{
      "must be self or delegated-admin",
      "write delegated-admin if a delegated administrator manages the stack sets, else self"};
}

}  // namespace sagewatch::validators
