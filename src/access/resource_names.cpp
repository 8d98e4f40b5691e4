#include "access/resource_names.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "access/policy_text.hpp"
#include "base/json_fields.hpp"
#include "sagewatch/facts/arn.hpp"
#include "sagewatch/intrinsics/resource_types.hpp"

namespace sagewatch {
namespace {

/// The service of a type: "sqs" for "AWS::SQS::Queue".
std::string service_of_type(const std::string& type) {
  const auto first = type.find("::");
  if (first == std::string::npos) return type;
  const auto begin = first + 2;
  auto service = type.substr(begin, type.find("::", begin) - begin);
  std::ranges::transform(service, service.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return service;
}

/// The name in the properties of the resource, before or after the change.
std::optional<std::string> given_name(const Change& change,
                                      const std::optional<std::string>& context) {
  const auto* known = intrinsics::find_resource_type(change.type);
  const auto resource = embedded_json(context);
  const auto* properties = member(resource, "Properties");
  if (!known || !known->name_property || !properties) return std::nullopt;
  auto name = text_of(*properties, known->name_property->c_str());
  const bool settled = name && !name->empty() && name->find(known_after_apply) == std::string::npos;
  return settled ? name : std::nullopt;
}

/// Without the ":*" or "/*" that stands for everything in the resource.
std::string_view without_contents(std::string_view address) {
  for (const std::string_view all : {":*", "/*"}) {
    if (address.ends_with(all)) address.remove_suffix(all.size());
  }
  return address;
}

const std::string* found(const std::unordered_map<std::string, std::string>& ids,
                         const std::string& key) {
  const auto at = ids.find(key);
  return at == ids.end() ? nullptr : &at->second;
}

}  // namespace

ResourceNames::ResourceNames(const ChangeSet& set) : region_(set.region), account_(set.account) {
  for (const auto& change : set.changes) {
    const auto& physical = change.physical_id;
    const auto add = [&](const std::string& name) {
      by_name_.emplace(name, change.logical_id);
      by_service_.emplace(service_of_type(change.type) + " " + name, change.logical_id);
    };
    if (physical && !physical->empty()) add(*physical);
    for (const auto& name : {given_name(change, change.after), given_name(change, change.before)}) {
      if (name) add(*name);
    }
  }
}

std::optional<std::string> ResourceNames::service_of(const std::string& address) const {
  if (account_.empty()) return std::nullopt;
  if (address.starts_with("https://sqs." + region_ + ".")) {
    if (address.find("/" + account_ + "/") == std::string::npos) return std::nullopt;
    return "sqs";
  }
  const auto arn = parse_arn(address);
  const bool ours = arn && (arn->account.empty() || arn->account == account_) &&
                    (arn->region.empty() || arn->region == region_);
  return ours ? std::optional(arn->service) : std::nullopt;
}

std::string ResourceNames::operator()(const std::string& text) const {
  if (const auto* id = found(by_name_, text)) return *id;
  const auto service = service_of(text);
  if (!service) return text;
  // A name is a separate part: `…:table/NAME`, `…:log-group:NAME:*`.
  const auto address = without_contents(text);
  for (auto at = address.find_first_of(":/"); at != std::string_view::npos;
       at = address.find_first_of(":/", at + 1)) {
    const auto name = *service + " " + std::string(address.substr(at + 1));
    if (const auto* id = found(by_service_, name)) return *id;
  }
  return text;
}

}  // namespace sagewatch
