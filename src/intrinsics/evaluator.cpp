#include "sagewatch/intrinsics/evaluator.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "cost.hpp"
#include "functions.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::intrinsics {
namespace {

using document::Node;

constexpr std::size_t most_bytes = std::size_t{64} << 20U;
constexpr std::size_t longest_chain = 100;
constexpr int deepest = 300;

/// The items of a comma-delimited list, without surrounding spaces.
document::List split_list(std::string_view text, std::uint32_t offset) {
  document::List out;
  while (!text.empty()) {
    const auto comma = std::min(text.find(','), text.size());
    auto item = text.substr(0, comma);
    while (item.starts_with(' ')) item.remove_prefix(1);
    while (item.ends_with(' ')) item.remove_suffix(1);
    out.emplace_back(std::string(item), offset);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return out;
}

bool is_list_type(std::string_view type) {
  return type == "CommaDelimitedList" || type.starts_with("List<");
}

/// For these types the value is the name of a parameter that holds the value.
bool is_stored_type(std::string_view type) {
  return type.starts_with("AWS::SSM::Parameter::Value<");
}

}  // namespace

Evaluator::Evaluator(const Template& declared, Context context)
    : template_(declared), context_(std::move(context)) {}

std::optional<Node> Evaluator::evaluate(const Node& node) {
  if (made_ > most_bytes) return Node();
  const Depth depth(*this);
  if (depth.too_large(node.offset())) return Node();
  if (const auto* members = node.object()) return object(*members, node.offset());
  if (const auto* items = node.list()) return list(*items, node.offset());
  return afford(cost_of(node), node.offset()) ? node : Node(document::Null{}, node.offset());
}

std::optional<Node> Evaluator::evaluate_undeployed(const Node& node) {
  deployed_ = false;
  auto out = evaluate(node);
  deployed_ = true;
  return out;
}

std::optional<Node> Evaluator::object(const document::Object& object, std::uint32_t offset) {
  if (const auto* call = function_call(object)) return Functions(*this, offset).call(*call);
  document::Object out;
  for (const auto& [key, key_offset, value] : object.members()) {
    if (!afford(sizeof(document::Member) + key.size(), key_offset)) break;
    if (auto content = evaluate(value)) out.append(key, key_offset, std::move(*content));
  }
  return Node(std::move(out), offset);
}

std::optional<Node> Evaluator::list(const document::List& list, std::uint32_t offset) {
  document::List out;
  out.reserve(list.size());
  for (const auto& item : list) {
    if (auto content = evaluate(item)) out.push_back(std::move(*content));
  }
  return afford(sizeof(Node), offset) ? Node(std::move(out), offset) : Node();
}

Node Evaluator::reference(const cfn::Reference& reference, std::uint32_t offset) {
  const auto& [stack, name, attribute] = reference;
  if (attribute.empty() && is_pseudo_parameter(name)) {
    if (const auto value = context_.pseudo(name)) return {*value, offset};
    return {cfn::Text(reference), offset};
  }
  const auto* declared = attribute.empty() ? template_.find_parameter(name) : nullptr;
  if (declared) return parameter(name, *declared, offset);
  if (template_.find_resource(name)) return resource(reference, offset);
  unknown_name(attribute.empty() ? "parameter or resource" : "resource", name, offset);
  return {cfn::Text(reference), offset};
}

void Evaluator::unknown_name(std::string_view what, std::string_view name, std::uint32_t offset) {
  if (template_.may_get(name)) return;
  problem("E0413", offset, fmt::format("there is no {} '{}'", what, name),
          "check the name, which is case-sensitive");
}

Node Evaluator::resource(const cfn::Reference& reference, std::uint32_t offset) {
  const auto key = reference.logical_id + "." + reference.attribute;
  auto known = resolved_.find(key);
  if (known == resolved_.end() && resource_value_ && may_resolve(reference, key, offset)) {
    resolving_.insert(key);
    auto value = resource_value_(reference);
    resolving_.erase(key);
    if (value && !afford(cost_of(*value), offset)) value.reset();
    known = resolved_.emplace(key, std::move(value)).first;
  }
  if (known == resolved_.end() || !known->second) return {cfn::Text(reference), offset};
  return {known->second->data(), offset};
}

/// E0411 if the value is already being resolved, or the chain of references is too long.
bool Evaluator::may_resolve(const cfn::Reference& reference, const std::string& key,
                            std::uint32_t offset) {
  const bool circular = resolving_.contains(key);
  if (!circular && resolving_.size() < longest_chain) return true;
  const auto long_chain =
      fmt::format("resources refer to each other in a chain of more than {}", longest_chain);
  problem("E0411", offset,
          circular ? fmt::format("the value of '{}' depends on itself", reference.logical_id)
                   : long_chain,
          "break the chain of references here");
  return false;
}

Node Evaluator::parameter(const std::string& name, const Node& declared, std::uint32_t offset) {
  const auto* type = declared.find("Type");
  const auto type_name = type ? type->scalar().value_or("String") : "String";
  const auto given = context_.parameters.find(name);
  std::optional<std::string> value;
  if (given != context_.parameters.end()) {
    value = given->second;
  } else if (const auto* fallback = declared.find("Default")) {
    value = fallback->scalar();
  }
  if (!value || is_stored_type(type_name)) return {cfn::Text(cfn::Reference{"", name}), offset};
  if (!afford(value->size(), offset)) return {};
  if (is_list_type(type_name)) return {split_list(*value, offset), offset};
  return {std::move(*value), offset};
}

std::optional<bool> Evaluator::condition(std::string_view name) {
  const std::string key(name);
  if (const auto known = decided_.find(key); known != decided_.end()) return known->second;
  const auto* condition = template_.find_condition(name);
  if (!condition) return std::nullopt;
  deciding_.insert(key);
  const auto value = decide(*condition);
  deciding_.erase(key);
  decided_.emplace(key, value);
  return value;
}

const Node* Evaluator::mapped(const Node* mapping, const std::string& key) {
  if (!mapping || !mapping->object()) return nullptr;
  auto [known, added] = mappings_.try_emplace(mapping);
  auto& index = known->second;
  if (added) {
    for (const auto& member : mapping->object()->members()) {
      index.emplace(member.key, &member.value);
    }
  }
  const auto found = index.find(key);
  return found == index.end() ? nullptr : found->second;
}

bool Evaluator::Depth::too_large(std::uint32_t offset) const {
  if (evaluator_.depth_ <= deepest) return false;
  evaluator_.problem(
      "E0411", offset,
      fmt::format("values and what they refer to are nested deeper than {} levels", deepest),
      "break the chain of references here");
  return true;
}

bool Evaluator::afford(std::size_t bytes, std::uint32_t offset) {
  if (made_ > most_bytes) return false;
  made_ += bytes;
  if (made_ <= most_bytes) return true;
  problem("E0412", offset,
          fmt::format("the intrinsic functions up to this point produce more than {} bytes",
                      most_bytes),
          "is this template meant to be deployed? no stack can be so large");
  return false;
}

void Evaluator::problem(std::string id, std::uint32_t offset, std::string message,
                        std::string hint) {
  if (!told_.emplace(id, offset).second) return;
  problems_.push_back({.id = std::move(id),
                       .message = std::move(message),
                       .hint = std::move(hint),
                       .place = template_.document().place(offset)});
}

}  // namespace sagewatch::intrinsics
