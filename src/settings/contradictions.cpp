#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>

#include "sagewatch/facts/arn.hpp"
#include "sagewatch/facts/region.hpp"
#include "settings/regions.hpp"
#include "settings/resolve.hpp"
#include "settings/tags.hpp"

namespace sagewatch {
namespace {

const Setting& of(ConfigMember member) {
  for (const auto& setting : settings()) {
    if (setting.member == member) return setting;
  }
  throw std::logic_error("a member of Config without a setting");
}

/// "'workload-ou-paths'", or "'--workload-ou-paths'" if it was given as a flag.
std::string quoted(const Resolved& resolved, const Setting& setting) {
  const auto& source = resolved.source_of(setting);
  const bool typed = source.origin == Origin::flag || source.origin == Origin::environment;
  return fmt::format("'{}'", typed ? source.name : std::string(setting.key));
}

cfn::Diagnostic about(const Resolved& resolved, const Setting& setting, std::string id,
                      const std::string& what, std::string hint) {
  return {.id = std::move(id),
          .message = quoted(resolved, setting) + " " + what,
          .hint = std::move(hint),
          .place = resolved.source_of(setting).place};
}

bool is_inside(std::string_view inner, std::string_view outer) {
  if (inner.size() > outer.size() && outer.ends_with('/')) return inner.starts_with(outer);
  return outer.starts_with("r-") && inner.starts_with(fmt::format("ou-{}-", outer.substr(2)));
}

std::string folded(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  });
  return out;
}

bool are_tags(const Setting& setting) { return setting.member == ConfigMember(&Config::tags); }

/// Email addresses, and tag keys as the ingester and IAM treat them, are not case-sensitive: AWS
/// fact IAM-7.
bool is_same(const Setting& setting, const std::string& one, const std::string& other) {
  if (are_tags(setting)) return folded(key_of_tag(one)) == folded(key_of_tag(other));
  const bool folds = setting.member == ConfigMember(&Config::notification_emails) ||
                     setting.member == ConfigMember(&Config::team_tags);
  return folds ? folded(one) == folded(other) : one == other;
}

std::string repetition(const Setting& setting, const std::string& value) {
  if (are_tags(setting)) return fmt::format("has the tag '{}' twice", key_of_tag(value));
  return fmt::format("lists '{}' twice", value);
}

/// Compares one item of a list with those before it.
void check_item(const Resolved& resolved, const Setting& setting, const Values& values,
                std::size_t at, cfn::Diagnostics& out) {
  for (std::size_t other = 0; other < values.size(); ++other) {
    if (other < at && is_same(setting, values[other], values[at])) {
      out.push_back(about(resolved, setting, "E0108", repetition(setting, values[at]),
                          "remove one of the two"));
      return;
    }
    if (!are_tags(setting) && is_inside(values[at], values[other])) {
      out.push_back(
          about(resolved, setting, "E0108",
                fmt::format("lists '{}', which is inside '{}'", values[at], values[other]),
                "remove the inner one: the outer one includes it"));
      return;
    }
  }
}

void check_list(const Resolved& resolved, const Setting& setting, cfn::Diagnostics& out) {
  const auto values = values_of(setting, resolved.config);
  for (std::size_t at = 0; at < values.size(); ++at) {
    check_item(resolved, setting, values, at, out);
  }
}

void check_boundary(const Resolved& resolved, cfn::Diagnostics& out) {
  const auto& config = resolved.config;
  const auto arn = parse_arn(config.permissions_boundary.value_or(""));
  if (!arn || config.home_region.empty() || arn->partition == partition_of(config.home_region))
    return;
  out.push_back(about(resolved, of(&Config::permissions_boundary), "E0111",
                      fmt::format("is in partition {}, but {} is {}", arn->partition,
                                  quoted(resolved, of(&Config::home_region)), config.home_region),
                      fmt::format("begin it with arn:{}", partition_of(config.home_region))));
}

void check_tag_count(const Resolved& resolved, cfn::Diagnostics& out) {
  const auto count = resolved.config.tags.size();
  if (count <= most_tags) return;
  out.push_back(about(resolved, of(&Config::tags), "E0114",
                      fmt::format("has {} tags, AWS accepts {}", count, most_tags), "remove some"));
}

/// A part of an ARN that another setting also gives.
struct Shared {
  std::string_view what;
  const std::string& in_arn;
  const Setting& other;
  const std::string& wanted;
};

void compare(const Resolved& resolved, const Setting& arn, const Shared& part,
             cfn::Diagnostics& out) {
  if (part.wanted.empty() || part.in_arn == part.wanted) return;
  out.push_back(about(resolved, arn, "E0111",
                      fmt::format("is in {} {}, but {} is {}", part.what, part.in_arn,
                                  quoted(resolved, part.other), part.wanted),
                      fmt::format("use the one in {} {}, or correct '{}'", part.what, part.wanted,
                                  part.other.key)));
}

void check_arn(const Resolved& resolved, const Setting& setting,
               const std::optional<std::string>& value, cfn::Diagnostics& out) {
  if (!value) return;
  const auto arn = parse_arn(*value);
  if (!arn) return;
  const auto& config = resolved.config;
  static const std::string none;
  const auto& account = config.monitoring_account_id ? *config.monitoring_account_id : none;
  compare(resolved, setting, {"Region", arn->region, of(&Config::home_region), config.home_region},
          out);
  compare(resolved, setting, {"account", arn->account, of(&Config::monitoring_account_id), account},
          out);
}

/// Events don't cross partitions.
void check_regions(const Resolved& resolved, cfn::Diagnostics& out) {
  const auto& home = resolved.config.home_region;
  if (home.empty()) return;
  for (const auto& region : resolved.config.workload_regions) {
    if (partition_of(region) == partition_of(home)) continue;
    out.push_back(
        about(resolved, of(&Config::workload_regions), "E0111",
              fmt::format("lists {} in partition {}, but {} is {}", region, partition_of(region),
                          quoted(resolved, of(&Config::home_region)), home),
              "remove it: events do not cross partitions; monitor it from an account in its own "
              "partition"));
  }
}

/// Sinks: one per Region, all in the monitoring account.
void check_sinks(const Resolved& resolved, const Setting& setting, cfn::Diagnostics& out) {
  const auto& config = resolved.config;
  std::vector<std::string> seen;
  for (const auto& sink : values_of(setting, config)) {
    const auto arn = parse_arn(sink);
    if (!arn) continue;
    if (config.monitoring_account_id) {
      compare(resolved, setting,
              {"account", arn->account, of(&Config::monitoring_account_id),
               *config.monitoring_account_id},
              out);
    }
    if (std::ranges::find(seen, arn->region) != seen.end()) {
      out.push_back(about(resolved, setting, "E0111",
                          fmt::format("lists two sinks of {}", arn->region),
                          "an account has one sink per Region: keep the existing one"));
    }
    seen.push_back(arn->region);
  }
}

/// One in a Region without workloads would never be used.
void check_existing_sinks(const Resolved& resolved, cfn::Diagnostics& out) {
  const auto& config = resolved.config;
  if (config.home_region.empty()) return;
  const auto regions = workload_regions(config);
  for (const auto& sink : config.existing_sink_arns) {
    const auto arn = parse_arn(sink);
    if (!arn || std::ranges::find(regions, arn->region) != regions.end()) continue;
    out.push_back(
        about(resolved, of(&Config::existing_sink_arns), "E0111",
              fmt::format("names a sink in {}, but the workloads run in {}", arn->region,
                          fmt::join(regions, ", ")),
              "remove it, or add its Region to 'workload-regions' if workloads run there"));
  }
}

void check_addresses(const Resolved& resolved, cfn::Diagnostics& out) {
  const auto& config = resolved.config;
  if (config.notification_emails.empty() || !config.notification_topic_arn) return;
  const auto& emails = of(&Config::notification_emails);
  out.push_back(about(resolved, of(&Config::notification_topic_arn), "E0111",
                      fmt::format("and {} are both given", quoted(resolved, emails)),
                      "give only one: email addresses create a new topic, and an existing topic "
                      "has its own subscriptions"));
}

/// A key can't encrypt resources in another Region.
void check_key(const Resolved& resolved, cfn::Diagnostics& out) {
  const auto& config = resolved.config;
  const auto arn = parse_arn(config.given_key().value_or(""));
  if (!arn || config.home_region.empty() || arn->region == config.home_region) return;
  out.push_back(about(resolved, of(&Config::encryption), "E0111",
                      fmt::format("is a key in Region {}, but {} is {}", arn->region,
                                  quoted(resolved, of(&Config::home_region)), config.home_region),
                      "name a key in that Region, or write managed to create one there"));
}

/// Alarms can publish only to topics in their own Region.
void check_topic(const Resolved& resolved, cfn::Diagnostics& out) {
  const auto& config = resolved.config;
  const auto arn =
      config.notification_topic_arn ? parse_arn(*config.notification_topic_arn) : std::nullopt;
  if (!arn || config.home_region.empty() || arn->region == config.home_region) return;
  out.push_back(about(resolved, of(&Config::notification_topic_arn), "E0111",
                      fmt::format("is in Region {}, but {} is {}", arn->region,
                                  quoted(resolved, of(&Config::home_region)), config.home_region),
                      "name a topic in that Region: alarms can publish to no other"));
}

}  // namespace

cfn::Diagnostics contradictions(const Resolved& resolved) {
  cfn::Diagnostics out;
  for (const auto& setting : settings()) {
    if (setting.is_list()) check_list(resolved, setting, out);
  }
  const auto& config = resolved.config;
  check_arn(resolved, of(&Config::monitoring_account_eventbus_arn),
            config.monitoring_account_eventbus_arn, out);
  check_arn(resolved, of(&Config::monitoring_account_sink_identifier),
            config.monitoring_account_sink_identifier, out);
  check_arn(resolved, of(&Config::existing_event_bus_arn), config.existing_event_bus_arn, out);
  check_regions(resolved, out);
  check_sinks(resolved, of(&Config::monitoring_account_further_sink_identifiers), out);
  check_sinks(resolved, of(&Config::existing_sink_arns), out);
  check_existing_sinks(resolved, out);
  check_boundary(resolved, out);
  check_tag_count(resolved, out);
  check_topic(resolved, out);
  check_key(resolved, out);
  check_addresses(resolved, out);
  return out;
}

}  // namespace sagewatch
