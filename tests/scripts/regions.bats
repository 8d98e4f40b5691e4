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
  says 'working out the changes of MonitoringAccountObservabilityStack in us-east-1'
  calls "Stacks[0].Outputs[?OutputKey=='name-of-output.sink-identifier'].OutputValue --region ap-south-1"
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
  sagewatch_gets 'parameters workload-observability --region ap-south-1'
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

@test "the grid has the stack set of each Region, and a retry begins at home" {
  prepare
  signed_in_to 111111111111
  aws_has stack CREATE_COMPLETE
  aws_has change-set.all "FAILED	The submitted information didn't contain changes."
  aws_has failed-stacks yes
  aws_has retry '{"StackSetName":"S"}'
  deploy_management --yes
  calls 'list-stack-instances --stack-set-name name-of-stack-set.observability-ap-south-1 --output json'
  sagewatch_gets 'instances --retry --first-region ap-southeast-2'
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
