#include "tracing/trace_problems.hpp"

#include <fmt/format.h>

#include "settings/regions.hpp"
#include "tracing/trace_all.hpp"
#include "tracing/trace_topology.hpp"

namespace sagewatch {

cfn::Diagnostics trace_problems(const Config& config) {
  cfn::Diagnostics out;
  const auto templates = synthesize(config);
  for (const auto& kind : sender_kinds(config, workload_regions(config))) {
    const auto topology = deploy(templates, config, kind.sender);
    if (const auto* problems = std::get_if<cfn::Diagnostics>(&topology)) return *problems;
    for (const auto& wrong : trace_sender(std::get<trace::Topology>(topology), kind).wrong) {
      out.push_back({.id = "E0605",
                     .message = fmt::format("{}: {}", kind.description, wrong),
                     .hint = "run 'sagewatch trace --all' to see what arrives"});
    }
  }
  return out;
}

}  // namespace sagewatch
