#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/plain_text.hpp"
#include "sagewatch/document/utf8.hpp"
#include "sagewatch/facts/arn.hpp"
#include "sagewatch/facts/region.hpp"
#include "sagewatch/facts/scanner.hpp"
#include "settings/names.hpp"
#include "settings/validators.hpp"

namespace sagewatch::validators {
namespace {

bool is_role_character(char c) {
  return is_alphanumeric(c) || std::string_view("_+=,.@-").find(c) != std::string_view::npos;
}

bool is_role_name(std::string_view text) {
  Scanner scanner(text);
  return scanner.run(is_role_character, 1, 64) && scanner.done();
}

bool is_bus_character(char c) {
  return is_alphanumeric(c) || std::string_view("/.-_").find(c) != std::string_view::npos;
}

/// Partner event buses have a '/' in their names; only the partner can send to them.
bool is_custom_bus_character(char c) { return c != '/' && is_bus_character(c); }

bool is_sink_character(char c) { return is_alphanumeric(c) || c == '-' || c == '_'; }

/// One kind of ARN: which service, and what its resource looks like.
struct ArnKind {
  std::string_view service;
  std::string_view resource;  ///< what stands before the name, e.g. "event-bus/"
  bool (*character)(char);
  std::size_t longest;
  std::string_view example;
  std::string_view output;  ///< of the monitoring stack, to copy it from; empty if there is none
  std::string_view listing = {};  ///< the operation that lists the existing ones
};

constexpr ArnKind bus_kind{
    "events",
    "event-bus/",
    is_bus_character,
    256,
    "arn:aws:events:ap-southeast-2:222222222222:event-bus/sagemaker-monitoring-account-eventbus",
    names::output::event_bus_arn};
constexpr ArnKind sink_kind{
    "oam",
    "sink/",
    is_sink_character,
    128,
    "arn:aws:oam:ap-southeast-2:222222222222:sink/11111111-2222-3333-4444-555555555555",
    names::output::sink_identifier};

/// For these, the settings mean existing resources, not ours.
constexpr ArnKind existing_bus_kind{"events",
                                    "event-bus/",
                                    is_custom_bus_character,
                                    256,
                                    "arn:aws:events:ap-southeast-2:222222222222:event-bus/platform",
                                    "",
                                    "list-event-buses"};
constexpr ArnKind existing_sink_kind{sink_kind.service, sink_kind.resource, sink_kind.character,
                                     sink_kind.longest, sink_kind.example,  "",
                                     "list-sinks"};
constexpr ArnKind topic_kind{"sns",
                             "",
                             is_sink_character,
                             256,
                             "arn:aws:sns:ap-southeast-2:222222222222:operations",
                             "",
                             "list-topics"};

constexpr ArnKind key_kind{
    "kms",
    "key/",
    is_sink_character,
    128,
    "arn:aws:kms:ap-southeast-2:222222222222:key/11111111-2222-3333-4444-555555555555",
    "",
    "list-keys"};

bool has_resource(const ArnKind& kind, std::string_view resource) {
  Scanner scanner(resource);
  return scanner.literal(kind.resource) && scanner.run(kind.character, 1, kind.longest) &&
         scanner.done();
}

/// What is wrong with the parts of an ARN, as a hint; nothing if all are right.
std::optional<std::string> wrong_part(const ArnKind& kind, const Arn& arn) {
  if (arn.service != kind.service) {
    return fmt::format("its service is '{}', not '{}'", printable(arn.service), kind.service);
  }
  if (!is_region(arn.region)) return fmt::format("'{}' is not a Region", printable(arn.region));
  if (arn.partition != partition_of(arn.region)) {
    return fmt::format("Region {} is in partition '{}', not '{}'", arn.region,
                       partition_of(arn.region), printable(arn.partition));
  }
  if (account(arn.account)) {
    return fmt::format("'{}' is not an account id of 12 digits", printable(arn.account));
  }
  if (has_resource(kind, arn.resource)) return std::nullopt;
  return fmt::format("the account is followed by '{}', not {}NAME", printable(arn.resource),
                     kind.resource);
}

std::string where_from(const ArnKind& kind) {
  if (kind.output.empty())
    return fmt::format("copy it from 'aws {} {}'", kind.service, kind.listing);
  return fmt::format("copy the output {} of the monitoring stack", kind.output);
}

std::optional<Problem> check(const ArnKind& kind, std::string_view value) {
  const auto arn = parse_arn(value);
  const auto wrong =
      arn ? wrong_part(kind, *arn) : std::optional<std::string>("this is not an ARN");
  if (!wrong) return std::nullopt;
  return Problem{fmt::format("must look like {}", kind.example),
                 fmt::format("{}; {}", *wrong, where_from(kind))};
}

std::string region_hint(std::string_view value) {
  if (!value.empty() && is_lower(value.back()) && is_region(value.substr(0, value.size() - 1))) {
    return fmt::format("'{}' is an Availability Zone; its Region is '{}'", value,
                       value.substr(0, value.size() - 1));
  }
  std::string lower(value);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; });
  if (is_region(lower)) return fmt::format("write it in lower case: '{}'", lower);
  return "write the Region code, such as ap-southeast-2, us-gov-west-1 or cn-north-1";
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

}  // namespace

std::optional<Problem> region(std::string_view value) {
  if (is_region(value)) return std::nullopt;
  return Problem{"must be the name of an AWS Region", region_hint(value)};
}

std::optional<Problem> profile(std::string_view value) {
  const bool fits = !value.empty() && value.size() <= 128 && !document::first_broken_utf8(value) &&
                    std::ranges::none_of(value, is_control) && value.front() != ' ' &&
                    value.back() != ' ';
  if (fits && value.front() == '-') {
    return Problem{"must not begin with '-', which starts an option of the AWS CLI",
                   "rename the profile in the configuration files of the AWS CLI"};
  }
  if (fits) return std::nullopt;
  return Problem{
      "must be the name of an AWS CLI profile: 1 to 128 bytes, without control characters and "
      "spaces at its ends",
      "run 'aws configure list-profiles' to see their names"};
}

std::optional<Problem> role_name(std::string_view value) {
  if (is_role_name(value)) return std::nullopt;
  const auto slash = value.rfind('/');
  const auto name = slash == std::string_view::npos ? value : value.substr(slash + 1);
  return Problem{
      "must be the name of an IAM role: 1 to 64 letters, digits and _+=,.@-",
      name != value && is_role_name(name)
          ? fmt::format("give only the name, not its ARN or path: write '{}'", name)
          : fmt::format("copy the output {} of the monitoring stack", names::output::role_name)};
}

std::optional<Problem> event_bus_arn(std::string_view value) { return check(bus_kind, value); }

std::optional<Problem> existing_event_bus_arn(std::string_view value) {
  if (value.ends_with(":event-bus/default")) {
    return Problem{"must be a custom bus, and this is the account's default bus",
                   "create one with 'aws events create-event-bus', or remove the setting: on the "
                   "default bus, other rules would match the events of all accounts"};
  }
  return check(existing_bus_kind, value);
}

std::optional<Problem> sink_arn(std::string_view value) { return check(sink_kind, value); }

std::optional<Problem> existing_sink_arn(std::string_view value) {
  return check(existing_sink_kind, value);
}

std::optional<Problem> topic_arn(std::string_view value) { return check(topic_kind, value); }

std::optional<Problem> encryption(std::string_view value) {
  if (value == "aws" || value == "managed") return std::nullopt;
  auto problem = check(key_kind, value);
  if (problem)
    problem->must = fmt::format("must be aws, managed or an ARN like {}", key_kind.example);
  return problem;
}

}  // namespace sagewatch::validators
