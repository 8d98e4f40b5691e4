#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

struct UnavailableProperty {
  std::string_view type;
  std::string_view property;
  std::string_view regions;  ///< prefixes of Regions, separated by spaces
};

constexpr std::string_view gov = "us-gov-";
constexpr std::array<UnavailableProperty, 6> unavailable_properties{{
    {"AWS::Events::EventBus", "Policy", gov},
    {"AWS::Events::EventBus", "Description", gov},
    {"AWS::Events::EventBus", "KmsKeyIdentifier", gov},
    {"AWS::Events::EventBus", "DeadLetterConfig", gov},
    {"AWS::Events::EventBus", "LogConfig", gov},
    {"AWS::Logs::QueryDefinition", "Parameters", "us-gov- cn- me-"},
}};

bool is_among(std::string_view region, std::string_view prefixes) {
  while (!prefixes.empty()) {
    const auto end = std::min(prefixes.find(' '), prefixes.size());
    if (region.starts_with(prefixes.substr(0, end))) return true;
    prefixes.remove_prefix(std::min(end + 1, prefixes.size()));
  }
  return false;
}

std::optional<std::string> first_among(const std::vector<std::string>& regions,
                                       std::string_view prefixes) {
  const auto lacks = [&](const std::string& region) { return is_among(region, prefixes); };
  const auto found = std::ranges::find_if(regions, lacks);
  return found == regions.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

const Check property_in_region{
    .id = "E1061",
    .title = "a property does not exist in a Region that the stack is deployed to",
    .why = "Resource schemas differ between Regions: the deployment fails there.",
    .fix = "omit the property there, with Fn::If on AWS::Region or AWS::Partition",
    .source = "CloudFormation resource schemas of the Regions",
    .run =
        [](const Template& subject, Findings& findings) {
          const auto regions = subject.regions();
          for (const auto& absence : unavailable_properties) {
            const auto region = first_among(regions, absence.regions);
            if (!region) continue;
            for (const auto* resource : subject.of_type(absence.type)) {
              const auto* value = resource->find(absence.property);
              if (!value) continue;
              findings.add(*resource, value,
                           fmt::format("{} has no property {} in {}", absence.type,
                                       absence.property, *region));
            }
          }
        },
};

}  // namespace sagewatch::checks
