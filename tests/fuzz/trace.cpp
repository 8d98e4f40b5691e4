#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "sagewatch/document/read.hpp"
#include "sagewatch/trace/trace.hpp"

/// Reads arbitrary bytes as a template, deploys it as the monitoring account's and the sender's,
/// and follows an event, the links and the roles through it.

namespace {

using namespace sagewatch;
using namespace sagewatch::trace;

const char* const json = R"({"source": "aws.sagemaker", "detail-type": "SageMaker Training Job"})";

bool deploy(Stacks& stacks, const std::string& text, const std::string& account) {
  auto reading = document::read_document("template", text);
  if (!reading.usable()) return false;
  stacks.push_back(std::make_unique<DeployedStack>("s", std::move(reading.document),
                                                   Place{account, "r", "aws", {}}));
  return true;
}

void check(const Trace& trace) {
  for (const auto& hop : trace.hops) {
    if (hop.what.empty() || hop.why.empty()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  Topology topology;
  if (!deploy(topology.monitoring, text, "2") || !deploy(topology.sending, text, "1") ||
      !deploy(topology.sending_home, text, "1")) {
    return 0;
  }
  static const auto event = std::get<event_pattern::Event>(event_pattern::Event::parse(json));
  const Sender sender{"1", "r", "o-1/r-1/"};
  check(follow_event(topology, sender, {event, "aws.sagemaker", "SageMaker Training Job"}));
  check(follow_links(topology, sender));
  check(follow_roles(topology, sender));
  return 0;
}
