#include <fmt/format.h>

#include "parts.hpp"
#include "registry.hpp"
#include "sagewatch/check/findings.hpp"

namespace sagewatch::check {
namespace {

/// One more than there are AND and OR outside of quotes.
std::size_t conditions_in(std::string_view filter) {
  std::size_t count = 1;
  bool quoted = false;
  for (std::size_t at = 0; at < filter.size(); ++at) {
    if (filter[at] == '\'') quoted = !quoted;
    const auto rest = filter.substr(at);
    if (!quoted && (rest.starts_with(" OR ") || rest.starts_with(" AND "))) ++count;
  }
  return count;
}

}  // namespace

const Check link_filter{
    .id = "E1024",
    .title = "a link filter has more than five conditions",
    .why = "The filter of a link takes five conditions joined by AND or OR.",
    .fix = "use IN ('a', 'b') or a prefix with LIKE 'a%'",
    .source = "CloudWatch OAM API reference, LinkConfiguration",
    .run =
        [](const Stack& stack, Findings& findings) {
          constexpr std::size_t most = 5;
          for (const auto* link : stack.of_type("AWS::Oam::Link")) {
            for (const auto* kind : {"LogGroupConfiguration", "MetricConfiguration"}) {
              const auto* filter = link->find({"LinkConfiguration", kind, "Filter"});
              const auto count = conditions_in(text_or_empty(filter));
              if (count <= most) continue;
              findings.add(
                  *link, filter,
                  fmt::format("the filter has {} conditions, {} are allowed", count, most));
            }
          }
        },
};

}  // namespace sagewatch::check
