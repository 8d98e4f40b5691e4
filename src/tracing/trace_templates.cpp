#include "tracing/trace_templates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "assembly/assembly_files.hpp"
#include "base/files.hpp"
#include "base/plain_text.hpp"
#include "sagewatch/facts/arn.hpp"
#include "sagewatch/facts/quotas.hpp"
#include "sagewatch/facts/region.hpp"
#include "settings/existing.hpp"
#include "settings/names.hpp"
#include "settings/regions.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {
namespace {

constexpr std::size_t most_templates = 100;

cfn::Diagnostic unusable(const std::string& directory, const std::string& why) {
  return {.id = "E0603",
          .message = fmt::format("can't trace through the templates in '{}': {}",
                                 printable(directory), why),
          .hint = "give the directory that 'sagewatch synth' wrote"};
}

/// The names of the templates of a directory without a manifest, sorted: a directory has no order.
std::vector<std::string> template_names(const std::string& directory, std::error_code& failure) {
  std::vector<std::string> out;
  for (std::filesystem::directory_iterator at(directory, failure), end; !failure && at != end;
       at.increment(failure)) {
    auto name = at->path().filename().string();
    if (name.ends_with(template_suffix)) out.push_back(std::move(name));
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace

std::variant<StackTemplates, cfn::Diagnostics> read_assembly(const std::string& directory) {
  std::error_code failure;
  const auto listed = listed_templates(directory);
  const auto names = listed ? *listed : template_names(directory, failure);
  if (failure) return cfn::Diagnostics{unusable(directory, failure.message())};
  if (names.empty()) return cfn::Diagnostics{unusable(directory, "there are none")};
  if (names.size() > most_templates) {
    return cfn::Diagnostics{unusable(directory, "there are more than 100")};
  }
  StackTemplates out;
  for (const auto& name : names) {
    const auto path = (std::filesystem::path(directory) / name).string();
    auto content = read_file(path, quota::template_in_bucket);
    if (const auto* error = std::get_if<FileError>(&content)) {
      return cfn::Diagnostics{unusable(directory, name + ": " + error->reason)};
    }
    out.push_back({name.substr(0, name.size() - template_suffix.size()), path,
                   std::get<std::string>(std::move(content))});
  }
  return out;
}

StackTemplates synthesize(const Config& config) {
  cfn::App app;
  for (const auto& entry : stacks()) {
    if (is_wanted(entry, config)) add_stack(app, entry.kind, config);
  }
  StackTemplates out;
  for (const auto* stack : app.stacks()) {
    auto [name, content] = template_file(*stack);
    out.push_back({stack->id(), std::move(name), std::move(content)});
  }
  return out;
}

Config with_examples(Config config) {
  const auto bus = parse_arn(config.monitoring_account_eventbus_arn.value_or(""));
  if (!config.monitoring_account_id) {
    config.monitoring_account_id = bus ? bus->account : "222222222222";
  }
  const auto arn = [&](std::string_view service, std::string_view rest) {
    return fmt::format("arn:{}:{}:{}:{}:{}", partition_of(config.home_region), service,
                       config.home_region, *config.monitoring_account_id, rest);
  };
  const auto or_example = [](std::optional<std::string>& setting, std::string example) {
    if (!setting) setting = std::move(example);
  };
  or_example(config.monitoring_account_role_name, config.named(names::role::monitoring));
  or_example(
      config.monitoring_account_eventbus_arn,
      config.existing_event_bus_arn.value_or(arn("events", "event-bus/" + event_bus_name(config))));
  or_example(config.monitoring_account_sink_identifier,
             existing_sink_in(config, config.home_region)
                 .value_or(arn("oam", "sink/00000000-0000-0000-0000-000000000000")));
  for (const auto& region : regions_without_sink(config)) {
    const auto example = fmt::format("arn:{}:oam:{}:{}:sink/00000000-0000-0000-0000-000000000000",
                                     partition_of(region), region, *config.monitoring_account_id);
    config.monitoring_account_further_sink_identifiers.push_back(
        existing_sink_in(config, region).value_or(example));
  }
  if (config.workload_ou_ids.empty()) config.workload_ou_ids = {"r-0000"};
  return config;
}

}  // namespace sagewatch
