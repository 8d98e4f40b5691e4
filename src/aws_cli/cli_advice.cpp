#include "aws_cli/cli_advice.hpp"

#include <fmt/format.h>

#include <array>

#include "base/shell_text.hpp"
#include "sagewatch/document/suggest.hpp"

namespace sagewatch {
namespace {

enum class Cause { expired, no_profile, no_credentials, unknown_keys, network, denied, throttled };

struct Sign {
  std::string_view text;
  Cause cause;
};

/// The first that the line has is taken. Source: botocore/exceptions.py, and the common errors of
/// the services' API references.
constexpr std::array<Sign, 24> signs{{
    {"expired", Cause::expired},
    {"Expired", Cause::expired},
    {"SSO Token", Cause::expired},
    {"SSO session", Cause::expired},
    {"could not be found", Cause::no_profile},
    {"locate credentials", Cause::no_credentials},
    {"artial credentials", Cause::no_credentials},
    {"InvalidClientTokenId", Cause::unknown_keys},
    {"UnrecognizedClient", Cause::unknown_keys},
    {"SignatureDoesNotMatch", Cause::unknown_keys},
    {"AuthFailure", Cause::unknown_keys},
    {"Could not connect", Cause::network},
    {"timeout", Cause::network},
    {"Timeout", Cause::network},
    {"timed out", Cause::network},
    {"Connection was closed", Cause::network},
    {"Failed to connect", Cause::network},
    {"AccessDenied", Cause::denied},
    {"Unauthorized", Cause::denied},
    {"not authorized", Cause::denied},
    {"Throttling", Cause::throttled},
    {"Throttled", Cause::throttled},
    {"Rate exceeded", Cause::throttled},
    {"TooManyRequests", Cause::throttled},
}};

const Sign* sign_in(std::string_view line) {
  const bool profile = line.find("config profile") != std::string_view::npos;
  for (const auto& sign : signs) {
    if (line.find(sign.text) == std::string_view::npos) continue;
    if (sign.cause != Cause::no_profile || profile) return &sign;
  }
  return nullptr;
}

/// The name in "The config profile (NAME) could not be found", which may be that of AWS_PROFILE.
std::string_view missing_profile(std::string_view line) {
  constexpr std::string_view before = "config profile (";
  const auto at = line.find(before);
  if (at == std::string_view::npos) return "";
  const auto rest = line.substr(at + before.size());
  const auto end = rest.find(") could not");
  return end == std::string_view::npos ? "" : rest.substr(0, end);
}

/// "did you mean 'X'? Else " if a profile has a name like it.
std::string similar_profile(const FailedCall& call) {
  const std::vector<std::string_view> known(call.profiles.begin(), call.profiles.end());
  const auto meant = document::nearest(missing_profile(call.line), known);
  return meant ? fmt::format("did you mean '{}'? Otherwise ", *meant) : "";
}

}  // namespace

std::string cli_advice(const FailedCall& call) {
  const auto as = profile_flag(call.profile);
  const auto other = call.kind.empty()
                         ? ""
                         : fmt::format(", or give another profile with --{}-profile", call.kind);
  const auto* sign = sign_in(call.line);
  if (!sign) return "fix what AWS reports and run this again";
  switch (sign->cause) {
    case Cause::expired:
      return fmt::format("run 'aws sso login{}' or renew the credentials, then run this again", as);
    case Cause::no_profile:
      return fmt::format("{}create it with 'aws configure{}'{}", similar_profile(call), as, other);
    case Cause::no_credentials:
      return fmt::format("run 'aws configure{0}' or 'aws sso login{0}'{1}", as, other);
    case Cause::unknown_keys:
      return fmt::format(
          "AWS does not know these keys in {}: see 'aws configure list{}', and whether the account "
          "has that Region enabled",
          call.region, as);
    case Cause::network:
      return fmt::format("check the network, the proxy and the Region ({}), and run this again",
                         call.region);
    case Cause::denied:
      return "ask for the permission that AWS names; --help lists the permissions needed";
    case Cause::throttled:
      break;
  }
  return "AWS throttles the calls: wait a minute and run this again";
}

}  // namespace sagewatch
