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

/// Without the ":*" or "/*" that stands for all that is in the resource.
std::string_view without_contents(std::string_view address) {
  for (const std::string_view all : {":*", "/*"}) {
    if (address.ends_with(all)) address.remove_suffix(all.size());
  }
  return address;
}

}  // namespace

ResourceNames::ResourceNames(const ChangeSet& set) : region_(set.region), account_(set.account) {
  for (const auto& change : set.changes) {
    const auto& physical = change.physical_id;
    if (physical && !physical->empty()) logical_ids_.emplace(*physical, change.logical_id);
    for (const auto& name : {given_name(change, change.after), given_name(change, change.before)}) {
      if (name) logical_ids_.emplace(*name, change.logical_id);
    }
  }
}

bool ResourceNames::ours(const std::string& address) const {
  if (account_.empty()) return false;
  if (address.starts_with("https://sqs." + region_ + ".")) {
    return address.find("/" + account_ + "/") != std::string::npos;
  }
  const auto arn = solution::parse_arn(address);
  return arn && (arn->account.empty() || arn->account == account_) &&
         (arn->region.empty() || arn->region == region_);
}

const std::string* ResourceNames::named(const std::string& name) const {
  const auto found = logical_ids_.find(name);
  return found == logical_ids_.end() ? nullptr : &found->second;
}

std::string ResourceNames::operator()(const std::string& text) const {
  if (const auto* id = named(text)) return *id;
  if (!ours(text)) return text;
  // A name is a part of its own: `…:table/NAME`, `…:log-group:NAME:*`.
  const auto address = without_contents(text);
  for (auto at = address.find_first_of(":/"); at != std::string_view::npos;
       at = address.find_first_of(":/", at + 1)) {
    if (const auto* id = named(std::string(address.substr(at + 1)))) return *id;
  }
  return text;
}

}  // namespace sagewatch::cli
