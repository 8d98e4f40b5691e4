#include <algorithm>
#include <string>
#include <string_view>

#include "sagewatch/facts/arn.hpp"
#include "sagewatch/facts/scanner.hpp"
#include "settings/validators.hpp"

namespace sagewatch::validators {
namespace {

/// Names of archives have at most 48 characters, those of roles 64, and templates 51,200 bytes.
constexpr std::size_t longest_prefix = 12;
constexpr std::size_t longest_path = 512;
constexpr std::size_t longest_policy_name = 128;

bool is_iam_character(char c) {
  return is_alphanumeric(c) || std::string_view("_+=,.@-").find(c) != std::string_view::npos;
}

/// "a/b": names separated by '/'.
bool is_iam_path(std::string_view text) {
  return !text.empty() && text.front() != '/' && text.back() != '/' &&
         text.find("//") == std::string_view::npos &&
         std::ranges::all_of(text, [](char c) { return c == '/' || is_iam_character(c); });
}

bool is_policy_name(std::string_view text) {
  return is_iam_path(text) && text.size() <= longest_path &&
         text.size() - (text.rfind('/') + 1) <= longest_policy_name;
}

}  // namespace

std::optional<Problem> name_prefix(std::string_view value) {
  const bool fits =
      !value.empty() && value.size() <= longest_prefix && is_lower(value.front()) &&
      value.back() != '-' && value.find("--") == std::string_view::npos &&
      std::ranges::all_of(value, [](char c) { return is_lower_or_digit(c) || c == '-'; });
  if (fits) return std::nullopt;
  return Problem{
      "must be 1 to 12 lowercase letters, digits and '-', with a letter first and no '-' last",
      "write for example acme; the '-' after it is added"};
}

std::optional<Problem> role_path(std::string_view value) {
  const bool fits = value.size() > 2 && value.size() <= longest_path && value.front() == '/' &&
                    value.back() == '/' && is_iam_path(value.substr(1, value.size() - 2));
  if (fits) return std::nullopt;
  return Problem{"must be an IAM path: a '/' first, last and between names",
                 "write for example /ml-platform/"};
}

std::optional<Problem> permissions_boundary(std::string_view value) {
  if (!value.starts_with("arn:")) {
    if (is_policy_name(value)) return std::nullopt;
    return Problem{"must be the name of a managed policy, with its path before it if it has one",
                   "write for example team-boundary, or boundaries/team"};
  }
  const auto arn = parse_arn(value);
  constexpr std::string_view kind = "policy/";
  const bool of_aws = arn && arn->service == "iam" && arn->region.empty() &&
                      arn->account == "aws" && arn->resource.starts_with(kind) &&
                      is_policy_name(std::string_view(arn->resource).substr(kind.size()));
  if (of_aws) return std::nullopt;
  return Problem{"must be a policy's name, or the ARN of one of AWS's own policies",
                 "give only the name: a boundary must be in the same account as the role, so each "
                 "account needs it"};
}

}  // namespace sagewatch::validators
