# Several Regions: each stack in its own, the home Region first when deploying and last when deleting.

load support/setup

prepare() {
  setting workload-regions us-east-1,ap-southeast-2,ap-south-1
  setting observability-metrics true
}

# stacks_of OPERATION: which it was called for, and where.
stacks_of() {
  grep "^cloudformation $1 " "$AWS_STUB/calls" |
    sed -E 's/.*--stack-name ([^ ]*).*--region ([^ ]*).*/\1 \2/; s|arn:.*:stack/([^/]*)/1|\1|'
}

@test "the monitoring account gets a sink in each further Region, and keeps what they are" {
  prepare
  deploy_monitoring --yes
  ends_with_code 0
  [[ "$(stacks_of execute-change-set | tail -n 2)" == 'MonitoringAccountObservabilityStack us-east-1
MonitoringAccountObservabilityStack ap-south-1' ]]
  says 'creating a change set of MonitoringAccountObservabilityStack in us-east-1'
  calls "Stacks[0].Outputs[?OutputKey=='MonitoringAccountSinkIdentifier'].OutputValue --region ap-south-1"
  sagewatch_gets '--monitoring-account-further-sink-identifiers'
  nothing_is_left_behind
}

@test "a preflight looks into every Region, and asks there only what matters" {
  prepare
  preflight --for monitoring
  calls 'oam list-sinks --output json --region ap-south-1'
  calls 'account get-region-opt-status --region-name us-east-1'
  does_not_call 'logs describe-resource-policies --output json --region us-east-1'
  sagewatch_gets 'preflight monitoring --region us-east-1'
  : >"$AWS_STUB/calls"
  preflight --for workload
  calls 'oam list-links --output json --region us-east-1'
}

@test "without telemetry a further Region has nothing in the monitoring account" {
  prepare
  setting observability-metrics false
  deploy_monitoring --yes
  ends_with_code 0
  does_not_call 'MonitoringAccountObservabilityStack --change-set'
  does_not_call 'oam list-sinks --output json --region us-east-1'
}

@test "an account that is deployed directly gets its stacks in every Region, home first" {
  prepare
  signed_in_to 333333333333
  setting workload-accounts 333333333333
  deploy_workload --yes
  ends_with_code 0
  [[ "$(stacks_of create-change-set)" == 'WorkloadAccountEventsStack ap-southeast-2
WorkloadAccountObservabilityStack ap-southeast-2
WorkloadAccountEventsStack us-east-1
WorkloadAccountObservabilityStack us-east-1
WorkloadAccountEventsStack ap-south-1
WorkloadAccountObservabilityStack ap-south-1' ]]
  sagewatch_gets 'parameters WorkloadAccountObservabilityStack --region ap-south-1'
}

@test "a deletion begins in the further Regions and ends at home" {
  prepare
  aws_has stack CREATE_COMPLETE
  aws_has stack.further.us-east-1 CREATE_COMPLETE
  aws_has stack.observability.further.us-east-1 CREATE_COMPLETE
  destroy_workload --yes
  ends_with_code 0
  [[ "$(stacks_of delete-stack | head -n 1)" == *us-east-1 ]]
  says 'Delete WorkloadAccountObservabilityStack in us-east-1, WorkloadAccountEventsStack in us-east-1'
}

@test "links to the sink of a further Region stop the deletion, too" {
  prepare
  aws_has stack.sink.further.us-east-1 CREATE_COMPLETE
  aws_has links arn:aws:oam:us-east-1:333333333333:link/1
  destroy_monitoring --yes
  ends_with_code 1
  says 'still linked to the monitoring account in us-east-1: 333333333333'
  does_not_call delete-stack
}

@test "the grid has the stack sets of each Region, and what failed is tried again" {
  prepare
  signed_in_to 111111111111
  aws_has stack CREATE_COMPLETE
  aws_has change-set.all "FAILED	The submitted information didn't contain changes."
  aws_has failed-stacks yes
  aws_has retry '{"StackSetName":"S"}'
  deploy_management --yes
  calls 'list-stack-instances --stack-set-name sagemaker-monitoring-workload-events-further --output json'
  calls 'list-stack-instances --stack-set-name sagemaker-monitoring-workload-observability-ap-south-1 --output json'
  sagewatch_gets 'instances --retry'
}

@test "the status asks for the sink and the stack of each further Region" {
  prepare
  setting monitoring-profile monitor
  setting monitoring-account-further-sink-identifiers arn:aws:oam:us-east-1:222222222222:sink/1,arn:aws:oam:ap-south-1:222222222222:sink/2
  status_of_all
  ends_with_code 0
  calls 'oam list-attached-links --sink-identifier arn:aws:oam:ap-south-1:222222222222:sink/2 --output json --region ap-south-1'
  says '"Of":"MonitoringAccountObservabilityStack in us-east-1"'
}

# us_east_is_dropped: ap-south-1 is still listed, and the settings know the sinks of both.
us_east_is_dropped() {
  setting workload-regions ap-south-1
  setting observability-metrics true
  setting monitoring-account-further-sink-identifiers \
    arn:aws:oam:us-east-1:222222222222:sink/1,arn:aws:oam:ap-south-1:222222222222:sink/2
  aws_has stack CREATE_COMPLETE
  aws_has stack.sink.further.us-east-1 CREATE_COMPLETE
}

# kept_sinks: the value that the settings were given last
kept_sinks() {
  grep -e '--monitoring-account-further-sink-identifiers' "$AWS_STUB/sagewatch-calls" | tail -n 1 |
    sed -E 's/.*-identifiers ?//'
}

@test "the sink of a dropped Region goes, and is forgotten" {
  us_east_is_dropped
  deploy_monitoring --yes
  ends_with_code 0
  says 'the settings no longer include MonitoringAccountObservabilityStack in us-east-1: it will be deleted with its 27 resources'
  [[ "$(stacks_of delete-stack)" == 'MonitoringAccountObservabilityStack us-east-1' ]]
  [[ "$(kept_sinks)" != *us-east-1* ]]
  nothing_is_left_behind
}

@test "with the last further Region the setting is empty" {
  us_east_is_dropped
  setting workload-regions ''
  aws_has stack.sink.further.ap-south-1 CREATE_COMPLETE
  deploy_monitoring --yes
  ends_with_code 0
  [[ "$(stacks_of delete-stack | wc -l)" == 2 ]]
  says 'saved monitoring-account-further-sink-identifiers: none'
}

@test "the sink of a dropped Region stays while accounts are linked, and the rest goes on" {
  us_east_is_dropped
  aws_has links arn:aws:oam:us-east-1:333333333333:link/1
  deploy_monitoring --yes
  ends_with_code 0
  says 'warning: MonitoringAccountObservabilityStack in us-east-1 is kept for now: these accounts still use its sink: 333333333333'
  says 'organization-deployment/deploy-management-account.sh,'
  says 'individual-deployment/deploy-workload-account.sh; then run this again'
  does_not_call delete-stack
  calls 'execute-change-set --stack-name MonitoringAccountObservabilityStack'
  [[ "$(kept_sinks)" == *arn:aws:oam:us-east-1:222222222222:sink/1 ]]
}

@test "the monitoring account, which has no link, may have to leave a dropped Region, too" {
  us_east_is_dropped
  aws_has stack.further.us-east-1 CREATE_COMPLETE
  deploy_monitoring --yes
  ends_with_code 0
  says 'these accounts still use its sink: 222222222222'
  does_not_call delete-stack
}

@test "where links can't be read, the sink of a dropped Region stays" {
  us_east_is_dropped
  aws_fails oam.list-attached-links 254 'An error occurred (AccessDenied) when calling the ListAttachedLinks operation'
  deploy_monitoring --yes
  ends_with_code 0
  says 'could not check whether accounts are linked to its sink: An error occurred (AccessDenied)'
  does_not_call delete-stack
  [[ "$(kept_sinks)" == *arn:aws:oam:us-east-1:222222222222:sink/1 ]]
}

@test "a dropped Region that answers nobody holds nothing up" {
  us_east_is_dropped
  rm "$AWS_STUB/stack.sink.further.us-east-1"
  aws_has unreachable.further.us-east-1 yes
  deploy_monitoring --yes
  ends_with_code 0
  says 'MonitoringAccountObservabilityStack in us-east-1 is kept for now: could not read it'
  says 'if us-east-1 is no longer used, remove its sink from'
  [[ "$(kept_sinks)" == *arn:aws:oam:us-east-1:222222222222:sink/1 ]]
}

@test "--no-execute deletes nothing in a dropped Region" {
  us_east_is_dropped
  deploy_monitoring --no-execute
  ends_with_code 0
  says 'the settings no longer include MonitoringAccountObservabilityStack in us-east-1'
  [[ -e $AWS_STUB/stack.sink.further.us-east-1 ]]
  [[ -z "$(kept_sinks)" ]]
}

@test "a workload account loses its stacks in a dropped Region, the link first" {
  us_east_is_dropped
  signed_in_to 333333333333
  setting workload-accounts 333333333333
  aws_has stack.further.us-east-1 CREATE_COMPLETE
  aws_has stack.observability.further.us-east-1 CREATE_COMPLETE
  deploy_workload --yes
  ends_with_code 0
  [[ "$(stacks_of delete-stack)" == 'WorkloadAccountObservabilityStack us-east-1
WorkloadAccountEventsStack us-east-1' ]]
  says 'Once no account is linked in us-east-1, run with a profile of the monitoring account'
}

@test "the management stack may let the stack set of a dropped Region go" {
  us_east_is_dropped
  signed_in_to 111111111111
  aws_has stack-set 'sagemaker-monitoring-workload-observability-us-east-1 WorkloadObservabilityUsEast1'
  deploy_management --yes
  says 'the settings no longer include the stack set'
  sagewatch_gets '--allow-replace WorkloadObservabilityUsEast1'
  sagewatch_does_not_get '--allow-replace WorkloadObservabilityApSouth1'
  sagewatch_does_not_get 'region ap-south-1'
}

@test "without further Regions the stack set of their events may go" {
  us_east_is_dropped
  signed_in_to 111111111111
  setting workload-regions ''
  aws_has stack-set 'sagemaker-monitoring-workload-events-further WorkloadEventsFurther'
  deploy_management --yes
  says 'the settings no longer include the stack set'
  sagewatch_gets '--allow-replace WorkloadEventsFurther'
}

@test "a stack set that is gone needs no leave to go" {
  us_east_is_dropped
  signed_in_to 111111111111
  deploy_management --yes
  does_not_say 'no more'
  sagewatch_does_not_get '--allow-replace'
  says 'Once no account is linked in us-east-1'
}

@test "a deletion reaches dropped Regions, too" {
  us_east_is_dropped
  destroy_monitoring --yes
  ends_with_code 0
  [[ "$(stacks_of delete-stack | head -n 1)" == 'MonitoringAccountObservabilityStack us-east-1' ]]
  aws_has stack.further.us-east-1 CREATE_COMPLETE
  aws_has stack.observability.further.us-east-1 CREATE_COMPLETE
  : >"$AWS_STUB/calls"
  destroy_workload --yes
  ends_with_code 0
  [[ "$(stacks_of delete-stack | head -n 2)" == 'WorkloadAccountObservabilityStack us-east-1
WorkloadAccountEventsStack us-east-1' ]]
}

@test "without telemetry a sink goes though the monitoring account is still deployed there" {
  us_east_is_dropped
  setting workload-regions us-east-1
  setting observability-metrics false
  aws_has stack.further.us-east-1 CREATE_COMPLETE
  deploy_monitoring --yes
  ends_with_code 0
  [[ "$(stacks_of delete-stack)" == *'MonitoringAccountObservabilityStack us-east-1'* ]]
}

# us_east_adopts: the stack of us-east-1 has no sink of its own there.
us_east_adopts() {
  us_east_is_dropped
  aws_has no-sink yes
}

@test "a dropped Region whose sink was there before stays while accounts are linked to it" {
  us_east_adopts
  aws_has links arn:aws:oam:us-east-1:333333333333:link/1
  deploy_monitoring --yes
  ends_with_code 0
  says 'these accounts still use its sink: 333333333333'
  says 'if none of them is deployed by sagewatch any more, remove the sink'
  does_not_call delete-stack
  [[ "$(kept_sinks)" == *us-east-1* ]]
}

@test "a deletion leaves a dropped Region alone that can't be read" {
  us_east_is_dropped
  rm "$AWS_STUB/stack.sink.further.us-east-1"
  aws_has unreachable.further.us-east-1 yes
  destroy_monitoring --yes
  ends_with_code 0
  says 'skipping MonitoringAccountObservabilityStack in us-east-1, which could not be read'
  says 'remove its sink from'
}
