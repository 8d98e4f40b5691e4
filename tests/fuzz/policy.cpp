#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "sagewatch/document/read.hpp"
#include "sagewatch/iam/evaluate.hpp"

/// Reads arbitrary bytes as a policy and evaluates requests. What is decided while little is known
/// must stay so when more is: else it was a guess.

namespace {

using namespace sagewatch;
using namespace sagewatch::iam;

RequestContext everything() {
  RequestContext out;
  out.set("a", {{"x"}});
  out.set("b", {{"x", "y"}, true});
  out.set("c", {{}});
  out.set("n", {{"5"}});
  out.set("ip", {{"10.0.0.1"}});
  return out;
}

/// Whether the second answer keeps to the first. A denial that is not known is not waited for where
/// nothing allows the request, so an implicit one may turn out to be explicit.
bool keeps(Outcome first, Outcome second) {
  return first == Outcome::undecided || first == second ||
         (first == Outcome::implicitly_denied && second == Outcome::explicitly_denied);
}

const cfn::Text name(cfn::Reference{"", "Queue"});

void compare(const Policy& policy, PolicyKind kind) {
  const Request little{.caller = {.account = "111111111111"},
                       .action = "sqs:SendMessage",
                       .resource = "arn:aws:sqs:r:1:" + name};
  auto more = little;
  more.context = everything();
  auto all = more;
  all.caller.arn = cfn::Text("arn:aws:iam::111111111111:role/x");
  all.resource = cfn::Text("arn:aws:sqs:r:1:queue-1");
  const auto first = evaluate(policy, kind, little);
  const auto second = evaluate(policy, kind, more);
  const auto third = evaluate(policy, kind, all);
  if (!keeps(first.outcome, second.outcome) || !keeps(second.outcome, third.outcome)) std::abort();
  if (first.reason.empty() || second.reason.empty() || third.reason.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  for (const auto& whole : {cfn::Text(text), "{\"Statement\":" + cfn::Text(text) + "}"}) {
    const auto read = read_policy({*whole.literal(), 0});
    const auto* policy = std::get_if<Policy>(&read);
    if (!policy) continue;
    compare(*policy, PolicyKind::of_identity);
    compare(*policy, PolicyKind::of_resource);
  }
  return 0;
}
