#include "resource_names.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "json_fields.hpp"
#include "policy_text.hpp"
#include "sagewatch/solution/arn.hpp"

namespace sagewatch::cli {
namespace {

struct Naming {
  std::string_view type;
  const char* property;
};

constexpr std::array<Naming, 11> namings{{
    {"AWS::CloudFormation::StackSet", "StackSetName"},
    {"AWS::DynamoDB::Table", "TableName"},
    {"AWS::Events::Archive", "ArchiveName"},
    {"AWS::Events::EventBus", "Name"},
    {"AWS::Events::Rule", "Name"},
    {"AWS::IAM::Role", "RoleName"},
    {"AWS::Lambda::Function", "FunctionName"},
    {"AWS::Logs::LogGroup", "LogGroupName"},
    {"AWS::Oam::Sink", "Name"},
    {"AWS::SNS::Topic", "TopicName"},
    {"AWS::SQS::Queue", "QueueName"},
}};

/// "AWS::SQS::Queue" is of "sqs".
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

/// The name that its properties give the resource, before or after the change.
std::optional<std::string> given_name(const Change& change,
                                      const std::optional<std::string>& context) {
  const auto* naming = std::ranges::find(namings, change.type, &Naming::type);
  const auto json = embedded_json(context);
  const auto* properties = member(json, "Properties");
  if (naming == namings.end() || !properties) return std::nullopt;
  auto name = text_of(*properties, naming->property);
  const bool known = name && !name->empty() && name->find(known_after_apply) == std::string::npos;
  return known ? name : std::nullopt;
}

/// Whether `arn` ends with the name, as a part of its own: `…:table/NAME`, `…:log-group:NAME:*`.
bool ends_with_name(std::string_view arn, std::string_view name) {
  for (const std::string_view all : {":*", "/*"}) {
    if (arn.ends_with(all)) arn.remove_suffix(all.size());
  }
  if (!arn.ends_with(name) || arn.size() == name.size()) return false;
  const char before = arn[arn.size() - name.size() - 1];
  return before == ':' || before == '/';
}

}  // namespace

ResourceNames::ResourceNames(const ChangeSet& set) : region_(set.region), account_(set.account) {
  for (const auto& change : set.changes) {
    const auto& physical = change.physical_id;
    const auto service = service_of_type(change.type);
    if (physical && !physical->empty())
      resources_.push_back({*physical, service, change.logical_id});
    for (const auto& name : {given_name(change, change.after), given_name(change, change.before)}) {
      if (name) resources_.push_back({*name, service, change.logical_id});
    }
  }
}

std::optional<std::string> ResourceNames::service_of(const std::string& address) const {
  if (account_.empty()) return std::nullopt;
  if (address.starts_with("https://sqs." + region_ + ".")) {
    if (address.find("/" + account_ + "/") == std::string::npos) return std::nullopt;
    return "sqs";
  }
  const auto arn = solution::parse_arn(address);
  const bool ours = arn && (arn->account.empty() || arn->account == account_) &&
                    (arn->region.empty() || arn->region == region_);
  return ours ? std::optional(arn->service) : std::nullopt;
}

std::string ResourceNames::operator()(const std::string& text) const {
  const auto address = service_of(text);
  for (const auto& [name, service, logical_id] : resources_) {
    if (text == name || (address == service && ends_with_name(text, name))) return logical_id;
  }
  return text;
}

}  // namespace sagewatch::cli
