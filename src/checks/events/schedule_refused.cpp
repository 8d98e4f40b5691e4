#include "checks/language_text.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "language/schedule.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

void check_schedule(const Resource& resource, std::string_view name, const Node* schedule,
                    Findings& findings) {
  const auto text = text_or_empty(schedule);
  if (text.empty()) return;
  add_problems(findings, resource, schedule, name, text, language::schedule_problems(text));
}

/// "rate(1 hours) and rate(5 hour) are not valid": EventBridge user guide, rate expressions. That
/// goes for rules; whether the other services heed it is not documented.
bool agrees_in_number(std::string_view text) {
  constexpr std::string_view one = "rate(1 ";
  if (!text.starts_with("rate(") || text.find('$') != std::string_view::npos) return true;
  return text.starts_with(one) != text.ends_with("s)");
}

/// Rules do not support at(…).
void check_rule(const Resource& rule, const Node* schedule, Findings& findings) {
  const auto text = text_or_empty(schedule);
  if (text.starts_with("at(")) {
    findings.add(rule, schedule, "the schedule of a rule must be rate(…) or cron(…)");
    return;
  }
  if (language::schedule_problems(text).empty() && !agrees_in_number(text)) {
    findings.add(rule, schedule,
                 "the unit of a rule's rate must be singular after 1, otherwise plural");
  }
  check_schedule(rule, "ScheduleExpression", schedule, findings);
}

}  // namespace

const Check schedule_refused{
    .id = "E1185",
    .title = "a schedule is refused",
    .why =
        "EventBridge, EventBridge Scheduler, Application Auto Scaling and AWS Glue validate "
        "schedules when the resource is created, and refuse those that are not rate(…), cron(…) "
        "with six fields, or at(…).",
    .fix = "write it like rate(5 minutes), cron(0 9 ? * MON-FRI *) or at(2026-11-29T09:00:00)",
    .source =
        "EventBridge Scheduler user guide, Schedule types; EventBridge user guide, Cron "
        "expressions reference; Application Auto Scaling API reference, ScheduledAction; AWS "
        "Glue developer guide, Time-based schedules for jobs and crawlers",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* schedule : subject.of_type("AWS::Scheduler::Schedule")) {
            check_schedule(*schedule, "ScheduleExpression", schedule->find("ScheduleExpression"),
                           findings);
          }
          for (const auto* rule : subject.of_type("AWS::Events::Rule")) {
            check_rule(*rule, rule->find("ScheduleExpression"), findings);
          }
          for (const auto* trigger : subject.of_type("AWS::Glue::Trigger")) {
            check_schedule(*trigger, "Schedule", trigger->find("Schedule"), findings);
          }
          for (const auto* crawler : subject.of_type("AWS::Glue::Crawler")) {
            check_schedule(*crawler, "ScheduleExpression",
                           crawler->find({"Schedule", "ScheduleExpression"}), findings);
          }
          for (const auto* target :
               subject.of_type("AWS::ApplicationAutoScaling::ScalableTarget")) {
            for (const auto& action : items_of(target->find("ScheduledActions"))) {
              check_schedule(*target, "Schedule", action.find("Schedule"), findings);
            }
          }
        },
};

}  // namespace sagewatch::checks
