#include "operations/declared_template.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "aws_cli/comparable_json.hpp"
#include "changes/template_diff.hpp"
#include "sagewatch/cfn/json.hpp"
#include "sagewatch/document/read.hpp"
#include "sagewatch/intrinsics/template.hpp"

namespace sagewatch {
namespace {

using document::Document;
using nlohmann::json;

std::optional<Document> document_in(std::string name, std::string text,
                                    cfn::Diagnostics& diagnostics) {
  auto reading = document::read_document(std::move(name), std::move(text));
  if (reading.usable()) return std::move(reading.document);
  diagnostics = std::move(reading.problems);
  return std::nullopt;
}

/// `get-template` tells a JSON template as an object, and a YAML one as a text.
std::optional<Document> unwrapped(Document answer, cfn::Diagnostics& diagnostics) {
  const auto* body = answer.root.find("TemplateBody");
  if (!body) return answer;
  if (const auto* text = body->text()) {
    return document_in(answer.name + ", TemplateBody", *text, diagnostics);
  }
  answer.root = document::Node(*body);
  return answer;
}

}  // namespace

DeclaredTemplate declared_template(const StackEntry& entry, const Config& config) {
  cfn::App app;
  const auto& stack = add_stack(app, entry.kind, config);
  cfn::Diagnostics none;
  DeclaredTemplate out{.name = stack.id(), .content = nullptr};
  auto content = template_in_text(out.name, cfn::to_json(stack.synth()), none);
  out.content = std::make_shared<const json>(std::move(*content));
  for (const auto* resource : stack.resources()) {
    out.paths.emplace(resource->logical_id(), resource->path());
  }
  return out;
}

std::optional<bool> differs_from_settings(const json& deployed, const StackEntry& entry,
                                          const Config& config) {
  cfn::Diagnostics diagnostics;
  auto before = template_in_text("the deployed template", deployed.dump(), diagnostics);
  if (!before) return std::nullopt;
  const auto declared = declared_template(entry, config);
  const auto no_path = [](const std::string&) { return std::string(); };
  return !diff_templates(std::move(*before), *declared.content, declared.name, no_path).empty();
}

std::optional<json> template_in_document(Document document, cfn::Diagnostics& diagnostics) {
  const auto declared = unwrapped(std::move(document), diagnostics);
  if (!declared) return std::nullopt;
  diagnostics = intrinsics::Template(*declared, {}).problems();
  return diagnostics.empty() ? std::optional(comparable(declared->root)) : std::nullopt;
}

std::optional<json> template_in_text(std::string name, std::string text,
                                     cfn::Diagnostics& diagnostics) {
  auto document = document_in(std::move(name), std::move(text), diagnostics);
  return document ? template_in_document(std::move(*document), diagnostics) : std::nullopt;
}

}  // namespace sagewatch
