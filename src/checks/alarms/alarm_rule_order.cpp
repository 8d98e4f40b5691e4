#include <fmt/format.h>

#include <map>

#include "checks/language_text.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "language/alarm_rule.hpp"

namespace sagewatch::checks {
namespace {

/// The alarms of a template whose names are known.
std::map<std::string, const Resource*> alarms_by_name(const Template& subject) {
  std::map<std::string, const Resource*> out;
  for (const auto* type : {"AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"}) {
    for (const auto* alarm : subject.of_type(type)) {
      const auto name = known_text(alarm->find("AlarmName"));
      if (name) out.emplace(*name, alarm);
    }
  }
  return out;
}

language::Problems without_order(const Resource& composite, std::string_view rule,
                                 const std::map<std::string, const Resource*>& alarms) {
  language::Problems out;
  const auto before = dependencies_of(composite);
  for (const auto& child : language::read_alarm_rule(rule).children) {
    const auto found = alarms.find(child.alarm);
    if (found == alarms.end() || before.contains(found->second->id())) continue;
    out.push_back({child.offset, fmt::format("'{}' is the alarm {} of this stack, which may not "
                                             "exist yet when the composite alarm is created",
                                             child.alarm, found->second->id())});
  }
  return out;
}

}  // namespace

const Check alarm_rule_order{
    .id = "W1112",
    .title = "the rule of a composite alarm names an alarm of its stack without referring to it",
    .why =
        "CloudWatch refuses a rule that names alarms that do not exist. CloudFormation creates the "
        "alarms first only if the rule refers to them or DependsOn names them.",
    .fix = "write ALARM(${Alarm}) in Fn::Sub, or add the alarm to DependsOn",
    .source =
        "AWS CloudFormation template reference, AWS::CloudWatch::CompositeAlarm and DependsOn",
    .run =
        [](const Template& subject, Findings& findings) {
          const auto alarms = alarms_by_name(subject);
          for (const auto* composite : subject.of_type("AWS::CloudWatch::CompositeAlarm")) {
            const auto* rule = composite->find("AlarmRule");
            const auto text = text_or_empty(rule);
            add_problems(findings, *composite, rule, "AlarmRule", text,
                         without_order(*composite, text, alarms));
          }
        },
};

}  // namespace sagewatch::checks
