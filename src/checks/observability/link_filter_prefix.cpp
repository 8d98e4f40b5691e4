#include <fmt/format.h>

#include "checks/observability/link_filters.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

bool is_like_prefix(std::string_view text) {
  return !text.empty() && text.find('%') == text.size() - 1;
}

}  // namespace

const Check link_filter_prefix{
    .id = "W1194",
    .title = "a link filter compares with LIKE, but not with a prefix",
    .why =
        "LIKE and NOT LIKE support only prefixes: the string has one % at its end, and nowhere "
        "else.",
    .fix = "write the beginning of the name followed by one %, or compare with =",
    .source = "CloudWatch OAM API reference, LogGroupConfiguration and MetricConfiguration",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_link_filter(subject, [&](const LinkFilterText& text) {
            for (const auto& like : text.filter.likes) {
              if (is_like_prefix(like.text) || like.text.ends_with("}")) continue;
              findings.add(text.link, text.where,
                           fmt::format("'{}' is not a prefix followed by %", like.text));
            }
          });
        },
};

}  // namespace sagewatch::checks
