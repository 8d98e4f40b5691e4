#include "check_subjects.hpp"

#include "sagewatch/document/read.hpp"
#include "sagewatch/solution/cloud_assembly.hpp"
#include "sagewatch/solution/region.hpp"
#include "sagewatch/solution/stacks.hpp"

namespace sagewatch::cli {

std::vector<check::Subject> subjects_of(const cfn::App& app) {
  std::vector<check::Subject> out;
  for (const auto* stack : app.stacks()) {
    auto [name, content] = solution::template_file(*stack);
    out.push_back(
        {.document = document::read_json(name, std::move(content)).document, .path = stack->id()});
  }
  return out;
}

std::vector<check::Subject> own_stacks(const solution::Config& config) {
  cfn::App app;
  for (const auto& entry : solution::stacks()) {
    if (is_wanted(entry, config)) solution::add_stack(app, entry.kind, config);
  }
  return subjects_of(app);
}

evaluate::Context context_of(const std::string& region) {
  const auto partition = std::string(solution::partition_of(region));
  return {.region = region,
          .partition = partition,
          .url_suffix = partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"};
}

}  // namespace sagewatch::cli
