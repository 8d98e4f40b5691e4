# What verify finds in a deployment, and what it can't read.

load support/setup

# A deployment that is well, with one workload account.
deployed() {
  setting monitoring-profile mon
  setting monitoring-account-id 222222222222
  setting monitoring-account-sink-identifier arn:aws:oam:ap-southeast-2:222222222222:sink/s
  setting observability-metrics true
  setting service-events true
  setting api-events true
  setting home-region ap-southeast-2
  setting workload-profile research
  aws_has identity.research 333333333333
  aws_has stack.insights CREATE_COMPLETE
  aws_has stack CREATE_COMPLETE
  aws_has links arn:aws:oam:ap-southeast-2:222222222222:sink/s
}

@test "a deployment that works ends with 0 and a grid" {
  deployed
  verify
  ends_with_code 0
  says 'sending a heartbeat from 333333333333 ap-southeast-2'
  says 'enabled'
  says 'arrived ('
  says ' linked'
  says 'everything that was checked works'
  calls 'put-events --output text --entries [{"Source":"sagewatch","DetailType":"SageMaker Monitoring Heartbeat"'
  calls '--profile research'
  calls 'filter-log-events --log-group-name /aws/lambda/sagemaker-monitoring-ingester'
  does_not_call 'delete'
}

@test "a kind that a rule does not match is found" {
  deployed
  aws_has unmatched Model
  verify
  ends_with_code 3
  says 'does not match: SageMaker Model State Change'
}

@test "a rule that is missing or switched off is found, with the command that mends it" {
  deployed
  aws_has rule.sagemaker-monitoring-api-events DISABLED
  aws_fails events.describe-rule 254 'An error occurred (ResourceNotFoundException) when calling the DescribeRule operation: no such rule' 8
  verify
  ends_with_code 3
  says 'the rule sagemaker-monitoring-api-events in the monitoring account is disabled'
  says 'aws events enable-rule --name sagemaker-monitoring-api-events --event-bus-name sagemaker-monitoring-account-eventbus --region ap-southeast-2 --profile mon'
  says 'there is no rule '
}

@test "a rule that the settings switch off is as it should be" {
  deployed
  setting api-events false
  aws_has rule.sagemaker-monitoring-api-events DISABLED
  verify
  ends_with_code 0
  says 'api-events off'
}

@test "a heartbeat that does not arrive is found when the time is over" {
  deployed
  aws_has lost yes
  verify --within 1
  ends_with_code 3
  says 'not arrived'
  says 'the heartbeat of 333333333333 ap-southeast-2 did not arrive within 1 s (event event-1)'
}

@test "a newer heartbeat of the same place will do, an older one or that of another place will not" {
  deployed
  place='"account":"333333333333","region":"ap-southeast-2"'
  aws_has records "{\"eventId\":\"x\",$place,\"eventTimeMs\":4102444800000}"
  verify
  ends_with_code 0
  aws_has records "{\"eventId\":\"x\",$place,\"eventTimeMs\":1764000000000}"
  verify --within 1
  ends_with_code 3
  aws_has records "{\"eventId\":\"x\",${place/ap-/us-},\"eventTimeMs\":4102444800000}"
  verify --within 1
  ends_with_code 3
}

@test "alarms, subscriptions, links and schedules are looked at" {
  deployed
  aws_has links arn:aws:oam:ap-southeast-2:222222222222:sink/another
  aws_has alarm-states 'silent	INSUFFICIENT_DATA	no data yet'
  printf 'PendingConfirmation\temail\tsre@example.com\n' >"$AWS_STUB/subscriptions"
  aws_has schedule DISABLED
  verify
  ends_with_code 3
  says 'the alarm silent is in INSUFFICIENT_DATA: no data yet'
  says 'sre@example.com has not confirmed its subscription to arn:topic'
  says 'aws sns subscribe --topic-arn arn:topic --protocol email --notification-endpoint sre@example.com'
  says 'the schedule sagemaker-monitoring-heartbeat in 333333333333 ap-southeast-2 is DISABLED'
  says '333333333333 ap-southeast-2 has no link to arn:aws:oam:ap-southeast-2:222222222222:sink/s'
}

@test "where AWS may not be asked, nothing is said to be wrong, and it ends with 4" {
  deployed
  aws_has no-rights yes
  verify --within 1
  ends_with_code 4
  says 'unread  the rule sagemaker-monitoring-service-events in the monitoring account: An error occurred (AccessDenied)'
  says 'no problem was found, but'
  does_not_say 'wrong   '
}

@test "a workload account whose credentials have expired is unread, and the others are looked at" {
  deployed
  aws_fails sts.get-caller-identity 254 'An error occurred (ExpiredToken) when calling the GetCallerIdentity operation: expired' 1
  verify --workload-profiles gone,research
  ends_with_code 4
  says 'unread  whose credentials the profile gone has'
}

@test "expired credentials of the monitoring account end it at once" {
  deployed
  aws_fails sts.get-caller-identity 254 'An error occurred (ExpiredToken) when calling the GetCallerIdentity operation: expired'
  verify
  ends_with_code 4
  says "run 'aws sso login --profile mon'"
  does_not_call put-events
}

@test "credentials of another account than the monitoring account are refused" {
  deployed
  setting monitoring-account-sink-identifier ''
  setting monitoring-account-id 999999999999
  verify
  ends_with_code 1
  says 'but the monitoring account is 999999999999'
}

@test "Ctrl-C ends the waiting and leaves no file" {
  deployed
  aws_has lost yes
  on_terminal 'sending a heartbeat' '^C' -- verify.sh
  ends_with_code 130
  says interrupted
  nothing_is_left_behind
}

@test "without a workload profile only the monitoring account is looked at" {
  deployed
  setting workload-profile ''
  verify
  ends_with_code 0
  says 'no workload account has a profile'
  does_not_call put-events
}

@test "a time that is no number is usage" {
  deployed
  verify --within soon
  ends_with_code 2
  says "--within must be a number of seconds, not 'soon'"
}

@test "a rule without a target is found though heartbeats arrive, with the command that mends it" {
  deployed
  : >"$AWS_STUB/targets.sagemaker-monitoring-service-events"
  verify
  ends_with_code 3
  says 'service-events no target     arrived ('
  says 'wrong   the rule sagemaker-monitoring-service-events in the monitoring account has no target'
  says 'wrong   the rule sagemaker-monitoring-service-events in 333333333333 ap-southeast-2 has no target'
  says '--workload-profile research'
  says 'aws events put-targets --rule sagemaker-monitoring-service-events --event-bus-name default --region ap-southeast-2 --profile research --targets '
  says '(aws events list-targets-by-rule --rule sagemaker-monitoring-heartbeats --event-bus-name default'
  calls 'list-targets-by-rule --rule sagemaker-monitoring-records --event-bus-name sagemaker-monitoring-account-eventbus'
}

@test "a workload account's rule that sends to another bus is found" {
  deployed
  setting monitoring-account-eventbus-arn arn:aws:events:ap-southeast-2:222222222222:event-bus/ours
  aws_has targets.sagemaker-monitoring-service-events arn:aws:events:ap-southeast-2:222222222222:event-bus/ours
  aws_has targets.sagemaker-monitoring-heartbeats arn:aws:events:ap-southeast-2:222222222222:event-bus/ours
  verify
  ends_with_code 3
  says ' api-events wrong target '
  says 'the rule sagemaker-monitoring-api-events in 333333333333 ap-southeast-2 does not send to the monitoring bus arn:aws:events:ap-southeast-2:222222222222:event-bus/ours, but to arn:aws:events:ap-southeast-2:222222222222:event-bus/sagemaker-monitoring-account-eventbus'
  says 'wrong: 1;'
}

@test "targets that may not be read are unread" {
  deployed
  aws_fails events.list-targets-by-rule 254 'An error occurred (AccessDenied) when calling the ListTargetsByRule operation: no'
  verify
  ends_with_code 4
  says ' targets not read  '
  says 'unread  the targets of the rule sagemaker-monitoring-records in the monitoring account'
}

@test "a profile that is given twice, or another of the same account, is looked at once" {
  deployed
  aws_has identity.again 333333333333
  verify --workload-profiles research,research,again
  ends_with_code 0
  [[ $(grep -c 'events put-events' "$AWS_STUB/calls") == 1 ]]
  [[ $(grep -c '^333333333333 ' <<<"$output") == 1 ]]
  [[ $(grep -c 'get-caller-identity.*--profile research' "$AWS_STUB/calls") == 1 ]]
}

@test "an empty profile is usage, and not the default credentials" {
  deployed
  for profiles in 'research,,other' ',research' 'research,' ','; do
    verify --workload-profiles "$profiles"
    ends_with_code 2
    says "--workload-profiles has an empty name: '$profiles'"
  done
  does_not_call put-events
}

@test "it says that it sends heartbeats before it does" {
  deployed
  verify
  [[ ${output%%sending a heartbeat*} == *'this sends a heartbeat from each workload account that has a profile, and changes nothing else'* ]]
}
