#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "sagewatch/document/read.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/intrinsics/evaluator.hpp"

/// Reads arbitrary bytes as a template and evaluates all of it. What was read and written as JSON
/// reads back as the same value.

namespace {

using namespace sagewatch;

document::Reading read(std::string text) {
  return document::read_document("template", std::move(text));
}

void evaluate_all(const document::Document& document) {
  const intrinsics::Template declared(document);
  intrinsics::Evaluator evaluator(declared, {.region = "ap-southeast-2"});
  const auto* root = &document.root;
  evaluator.resolve_resources(
      [&](const cfn::Reference& reference) -> std::optional<document::Node> {
        const auto* resource = declared.find_resource(reference.logical_id);
        return resource ? evaluator.evaluate(*resource->body) : std::nullopt;
      });
  if (const auto value = evaluator.evaluate(*root)) document::to_json_text(*value);
  if (const auto* conditions = document::find(root, "Conditions")) {
    if (!conditions->object()) return;
    for (const auto& member : conditions->object()->members()) evaluator.condition(member.key);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto reading = read({data, data + size});
  if (!reading.usable()) return 0;
  // Numbers of YAML may be none of JSON (1., +1).
  const auto again = document::read_json("copy", document::to_json(reading.document.root));
  const bool json = document::read_json("template", reading.document.text).usable();
  if (json && !same(again.document.root, reading.document.root)) std::abort();
  evaluate_all(reading.document);
  return 0;
}
