#include "checks/stack_sets/stack_set_body.hpp"

#include "checks/parts.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

/// Reads [{ParameterKey, ParameterValue}].
void take_parameters(const Node* list, Embedded& out) {
  for (const auto& entry : items_of(list)) {
    const auto* key = entry.find("ParameterKey");
    const auto* value = entry.find("ParameterValue");
    if (!key || !key->text()) continue;
    out.embedding.given.insert(*key->text());
    const auto known = value ? value->scalar() : std::nullopt;
    if (known) out.options.context.parameters[*key->text()] = *known;
  }
}

void take_group(const Node& group, Embedded& out) {
  const auto append = [](std::vector<std::string>& to, const std::vector<std::string>& texts) {
    to.insert(to.end(), texts.begin(), texts.end());
  };
  append(out.embedding.regions, texts_of(group.find("Regions")));
  const auto* targets = group.find("DeploymentTargets");
  const auto filter = text_or_empty(document::find(targets, "AccountFilterType"));
  if (filter != "DIFFERENCE") {
    append(out.embedding.target_accounts, texts_of(document::find(targets, "Accounts")));
  }
  take_parameters(group.find("ParameterOverrides"), out);
}

}  // namespace

std::optional<Embedded> embedded_in(const Resource& stack_set, const Options& options) {
  const auto* body = stack_set.find("TemplateBody");
  const auto text = body ? intrinsics::text_of(*body) : std::nullopt;
  if (!text || intrinsics::unknown(*body)) return std::nullopt;
  const bool managed = text_or_empty(stack_set.find("PermissionModel")) == "SERVICE_MANAGED";
  Embedded out{.reading = document::read_document("TemplateBody", document::shown(*text)),
               .embedding = {.stack_set = &stack_set,
                             .regions = {},
                             .given = {},
                             .target_accounts = {},
                             .service_managed = managed},
               .options = {.context = {.partition = options.context.partition,
                                       .url_suffix = options.context.url_suffix},
                           .bucket = options.bucket}};
  take_parameters(stack_set.find("Parameters"), out);
  for (const auto& group : items_of(stack_set.find("StackInstancesGroup"))) take_group(group, out);
  if (out.embedding.regions.size() == 1) out.options.context.region = out.embedding.regions[0];
  return out;
}

}  // namespace sagewatch::checks
