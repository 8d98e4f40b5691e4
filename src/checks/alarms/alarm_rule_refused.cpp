#include "checks/language_text.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "language/alarm_rule.hpp"

namespace sagewatch::checks {

const Check alarm_rule_refused{
    .id = "E1111",
    .title = "CloudWatch refuses the rule of a composite alarm",
    .why =
        "A rule combines ALARM(…), OK(…), INSUFFICIENT_DATA(…), AT_LEAST(…), TRUE and FALSE with "
        "AND, OR, NOT and parentheses; names with spaces need double quotes. The rule must not "
        "begin or end with a space or a line break, as a YAML block that begins with | does.",
    .fix = "correct the rule at the given position; begin a YAML block with >- or |-",
    .source =
        "CloudWatch API reference, PutCompositeAlarm: https://docs.aws.amazon.com/"
        "AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html; "
        "https://github.com/aws/aws-cdk/issues/13953, "
        "https://github.com/hashicorp/terraform-provider-aws/issues/19575",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* alarm : subject.of_type("AWS::CloudWatch::CompositeAlarm")) {
            const auto* rule = alarm->find("AlarmRule");
            const auto text = text_or_empty(rule);
            if (text.empty()) continue;
            add_problems(findings, *alarm, rule, "AlarmRule", text,
                         language::read_alarm_rule(text).problems);
          }
        },
};

}  // namespace sagewatch::checks
