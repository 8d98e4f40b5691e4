#include "cli/check_subjects.hpp"

#include "assembly/cloud_assembly.hpp"
#include "sagewatch/document/read.hpp"
#include "sagewatch/facts/region.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {

std::vector<checks::Subject> subjects_of(const cfn::App& app) {
  std::vector<checks::Subject> out;
  for (const auto* stack : app.stacks()) {
    auto [name, content] = template_file(*stack);
    out.push_back(
        {.document = document::read_json(name, std::move(content)).document, .path = stack->id()});
  }
  return out;
}

std::vector<checks::Subject> own_stacks(const Config& config) {
  cfn::App app;
  for (const auto& entry : stacks()) {
    if (is_wanted(entry, config)) add_stack(app, entry.kind, config);
  }
  return subjects_of(app);
}

intrinsics::Context context_of(const std::string& region) {
  const auto partition = std::string(partition_of(region));
  return {.region = region,
          .partition = partition,
          .url_suffix = partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"};
}

}  // namespace sagewatch
