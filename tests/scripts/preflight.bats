# What is read before anything changes, and what becomes of the answers.

load support/setup

@test "the answers of AWS reach the program, those that failed with AWS's words" {
  aws_fails oam.list-sinks 254 'An error occurred (AccessDenied) when calling "ListSinks" \ operation'
  preflight --for monitoring
  ends_with_code 0
  says 'preflight of 222222222222 · ap-southeast-2 · as role/Admin'
  says '{"Call":"oam list-sinks","Of":"","Error":"An error occurred (AccessDenied) when calling \"ListSinks\" \\ operation"}'
  says '{"Call":"cloudformation describe-stack-resources","Of":"MonitoringAccountInfraStack","Error":"An error occurred (ValidationError) when calling the DescribeStackResources operation: Stack with id S does not exist"}'
  sagewatch_gets 'preflight monitoring --region ap-southeast-2 --account 222222222222'
  nothing_is_left_behind
}

@test "what a new stack's names may collide with is asked for, and only then" {
  preflight --for monitoring
  calls 'iam list-roles'
  calls 'dynamodb list-tables'
  calls 'logs describe-log-groups'
  : >"$AWS_STUB/calls"
  aws_has stack CREATE_COMPLETE
  preflight --for monitoring
  calls 'oam list-sinks'
  calls 'logs describe-resource-policies'
  says '"Of":"MonitoringAccountInfraStack","Output":{"StackResources":[]}'
  does_not_call 'iam list-roles'
  does_not_call 'dynamodb list-tables'
}

@test "what Lambda has left is asked for where the settings reserve some, also of a deployment" {
  preflight --for monitoring
  does_not_call 'lambda get-account-settings'
  preflight --for monitoring --ingester-concurrency 20
  calls 'lambda get-account-settings'
  : >"$AWS_STUB/calls"
  aws_has stack CREATE_COMPLETE
  preflight --for monitoring --ingester-concurrency 20
  calls 'lambda get-account-settings'
}

@test "a brief list leaves out what a change set shows anyway" {
  preflight --for monitoring --brief
  calls 'iam list-roles'
  does_not_call 'dynamodb list-tables'
  does_not_call 'logs describe-log-groups'
}

@test "the management account is asked about its organization, stack sets and trails" {
  signed_in_to 111111111111
  preflight --for management --management-profile mgmt
  ends_with_code 0
  calls 'cloudformation describe-organizations-access --output json --region ap-southeast-2 --profile mgmt'
  calls 'cloudformation list-stack-sets'
  calls 'cloudtrail describe-trails'
  calls 'cloudtrail get-trail-status --name arn:aws:cloudtrail:ap-southeast-2:111111111111:trail/all'
  does_not_call 'oam list-sinks'
  sagewatch_gets 'preflight management --region ap-southeast-2 --account 111111111111 --caller arn:aws:sts::111111111111:assumed-role/Admin/alice --profile mgmt'
}

@test "without API events nobody asks for trails" {
  preflight --for management --api-events false
  does_not_call cloudtrail
}

@test "IAM simulates the caller's role, whose path the session doesn't tell" {
  preflight --for monitoring
  calls 'iam get-role --role-name Admin'
  calls 'iam simulate-principal-policy --policy-source-arn arn:aws:iam::222222222222:role/a/path/Admin --action-names cloudformation:CreateChangeSet'
}

@test "the root user and a role that can't be read are not simulated" {
  aws_fails iam.get-role 254 'An error occurred (AccessDenied) when calling the GetRole operation'
  preflight --for monitoring
  says '{"Call":"iam get-role","Of":"","Error":"An error occurred (AccessDenied) when calling the GetRole operation"}'
  printf '222222222222\tarn:aws:iam::222222222222:root\n' >"$AWS_STUB/identity"
  : >"$AWS_STUB/calls"
  preflight --for monitoring
  does_not_call simulate-principal-policy
}

@test "something in the way ends with 1, and a list for programs is printed as it is" {
  sagewatch_ends preflight 1
  preflight --for monitoring --format json --brief
  ends_with_code 1
  sagewatch_gets '--brief --format json'
}

@test "a deployment stops before its question where something is in the way" {
  sagewatch_ends preflight 1
  deploy_monitoring --yes
  ends_with_code 1
  says 'error: the preflight found something that blocks the deployment'
  says 'fix what the list names and run this again; nothing was changed'
  does_not_say 'right account?'
  does_not_call create-change-set
  nothing_is_left_behind
}

@test "a deployment goes on where nothing is, and shows what is not fine" {
  deploy_monitoring --yes
  ends_with_code 0
  sagewatch_gets 'preflight monitoring --region ap-southeast-2 --account 222222222222 --caller arn:aws:sts::222222222222:assumed-role/Admin/alice --brief'
}

@test "what a preflight is for must be said" {
  preflight
  ends_with_code 2
  says '--for is required'
  preflight --for everything
  ends_with_code 2
  says "--for must be monitoring, management or workload, not 'everything'"
}

@test "credentials that do not work end with 4" {
  aws_fails sts.get-caller-identity 254 'An error occurred (ExpiredToken)'
  preflight --for monitoring
  ends_with_code 4
}

@test "what the settings adopt is asked about, each sink in its Region" {
  setting workload-regions us-east-1
  setting existing-event-bus-arn arn:aws:events:ap-southeast-2:222222222222:event-bus/platform
  setting existing-sink-arns arn:aws:oam:us-east-1:222222222222:sink/1
  setting notification-topic-arn arn:aws:sns:ap-southeast-2:222222222222:operations
  setting observability-metrics true
  preflight --for monitoring
  calls 'events describe-event-bus --name arn:aws:events:ap-southeast-2:222222222222:event-bus/platform'
  calls 'sns get-topic-attributes --topic-arn arn:aws:sns:ap-southeast-2:222222222222:operations'
  calls 'oam get-sink-policy --sink-identifier arn:aws:oam:us-east-1:222222222222:sink/1 --output json --region us-east-1'
  does_not_call 'oam get-sink-policy --sink-identifier arn:aws:oam:us-east-1:222222222222:sink/1 --output json --region ap-southeast-2'
}
