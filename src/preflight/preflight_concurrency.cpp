#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "preflight/preflight_checks.hpp"

namespace sagewatch {
namespace {

/// AWS fact LAM-3.
constexpr std::int64_t least_unreserved = 100;
/// Concurrent executions of an account and Region. Source: Lambda developer guide, "Lambda quotas".
constexpr std::int64_t usual_quota = 1000;

bool is_count(const nlohmann::json* value) {
  return value != nullptr && value->is_number_integer();
}

}  // namespace

void check_concurrency(const Preflight& subject, std::vector<Finding>& findings) {
  constexpr auto check = "concurrency";
  const int reserved = subject.planned.reserved_concurrency;
  if (reserved == 0) return;
  const auto* output = subject.look("lambda get-account-settings", check, findings);
  const auto* limits = output ? member(*output, "AccountLimit") : nullptr;
  const auto* all = limits ? member(*limits, "ConcurrentExecutions") : nullptr;
  const auto* unreserved = limits ? member(*limits, "UnreservedConcurrentExecutions") : nullptr;
  if (!is_count(all) || !is_count(unreserved)) return;
  // Part of the reserved concurrency may be that of our own deployment: then only the quota is
  // certain.
  const auto free = (subject.owned.deployed ? all : unreserved)->get<std::int64_t>();
  const auto missing = reserved + least_unreserved - free;
  if (missing <= 0) {
    findings.push_back(
        {.status = FindingStatus::fine,
         .check = check,
         .what = fmt::format("{} of {} concurrent executions will be reserved", reserved, free)});
    return;
  }
  findings.push_back(
      {.status = FindingStatus::blocked,
       .check = check,
       .what =
           fmt::format("ingester-concurrency reserves {} of {} concurrent executions, and Lambda "
                       "keeps {} unreserved",
                       reserved, free, least_unreserved),
       .remedy = "reserve fewer or none (--ingester-concurrency 0), or request a higher quota: " +
                 subject.command(fmt::format(
                     "service-quotas request-service-quota-increase --service-code lambda "
                     "--quota-code L-B99A9384 --desired-value {}",
                     std::max(usual_quota, all->get<std::int64_t>() + missing)))});
}

}  // namespace sagewatch
