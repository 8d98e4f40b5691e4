#include "sagewatch/solution/cloud_assembly.hpp"

#include "sagewatch/cfn/json.hpp"

namespace sagewatch::solution {
namespace {

using cfn::List;
using cfn::Object;

constexpr auto schema_version = "22.0.0";

std::string template_file(const cfn::Stack& stack) { return stack.id() + ".template.json"; }

/// Maps each construct's path to its logical id, for the Toolkit's progress lines and diffs.
Object metadata(const cfn::Stack& stack) {
  Object out;
  for (const auto* resource : stack.resources()) {
    const Object entry{{"type", "aws:cdk:logicalId"}, {"data", resource->logical_id()}};
    out.append("/" + resource->path(), List{entry});
  }
  return out;
}

Object artifact(const cfn::Stack& stack, const std::string& region) {
  return {{"type", "aws:cloudformation:stack"},
          {"environment", "aws://unknown-account/" + region},
          {"properties", Object{{"templateFile", template_file(stack)}}},
          {"metadata", metadata(stack)}};
}

}  // namespace

std::vector<AssemblyFile> cloud_assembly(const cfn::App& app, const std::string& region) {
  std::vector<AssemblyFile> files;
  Object artifacts;
  for (const auto* stack : app.stacks()) {
    files.push_back({template_file(*stack), cfn::to_json_lines(stack->synth())});
    artifacts.append(stack->id(), artifact(*stack, region));
  }
  // The manifest comes last: whoever finds it finds the templates too.
  files.push_back({"cdk.out", cfn::to_json_lines(Object{{"version", schema_version}})});
  files.push_back({"manifest.json", cfn::to_json_lines(Object{{"version", schema_version},
                                                              {"artifacts", artifacts}})});
  return files;
}

}  // namespace sagewatch::solution
