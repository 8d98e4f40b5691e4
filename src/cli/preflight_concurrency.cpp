#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "json_fields.hpp"
#include "preflight_checks.hpp"

namespace sagewatch::cli {
namespace {

/// AWS fact LAM-3.
constexpr int least_unreserved = 100;

}  // namespace

void check_concurrency(const Preflight& subject, std::vector<Finding>& findings) {
  constexpr auto check = "concurrency";
  const int reserved = subject.planned.reserved_concurrency;
  if (reserved == 0 || subject.owned.deployed) return;
  const auto* output = subject.look("lambda get-account-settings", check, findings);
  const auto* limit = output ? member(*output, "AccountLimit") : nullptr;
  const auto* unreserved = limit ? member(*limit, "UnreservedConcurrentExecutions") : nullptr;
  if (!unreserved || !unreserved->is_number_integer()) return;
  const auto free = unreserved->get<std::int64_t>();
  if (free - reserved >= least_unreserved) {
    findings.push_back(
        {.standing = Standing::fine,
         .check = check,
         .what = fmt::format("{} of {} unreserved executions are reserved", reserved, free)});
    return;
  }
  findings.push_back(
      {.standing = Standing::blocked,
       .check = check,
       .what = fmt::format("ingester-concurrency reserves {} executions of {}, and Lambda wants {} "
                           "left unreserved",
                           reserved, free, least_unreserved),
       .remedy = "reserve fewer or none (--ingester-concurrency 0), or ask for more: " +
                 subject.command("service-quotas request-service-quota-increase --service-code "
                                 "lambda --quota-code L-B99A9384 --desired-value 1000")});
}

}  // namespace sagewatch::cli
