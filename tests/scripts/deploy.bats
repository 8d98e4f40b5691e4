# What a deployment does when nothing is in its way, and how it ends when there is nothing to do.

load support/setup

@test "a new stack is created, followed, and its outputs are kept" {
  deploy_monitoring --yes
  ends_with_code 0
  says 'MonitoringAccountInfraStack → 222222222222 · ap-southeast-2 · as role/Admin'
  says 'Is this the right account? yes (confirmed by --yes)'
  says '1 to add'
  says 'Deploy these changes? yes (confirmed by --yes)'
  says 'events: it is done'
  calls 'create-change-set --stack-name MonitoringAccountInfraStack'
  calls '--change-set-type CREATE'
  calls '--capabilities CAPABILITY_NAMED_IAM --import-existing-resources'
  sagewatch_gets 'outputs --keep'
  says 'scripts/organization-deployment/deploy-management-account.sh'
  nothing_is_left_behind
}

@test "whoever gives addresses is told that each must be confirmed, and nobody else is" {
  deploy_monitoring --yes
  does_not_say 'mails a confirmation link'
  setting notification-emails ml-operations@example.com
  deploy_monitoring --yes
  ends_with_code 0
  says 'AWS mails a confirmation link to each new address'
}

@test "the calls come in the order that lets nothing happen unseen" {
  deploy_monitoring --yes
  local asked='^(account|oam|logs|iam|dynamodb) |describe-stack-resources'
  diff - <(cut -d' ' -f1,2 "$AWS_STUB/calls" | grep -vE "$asked" | uniq) <<'EOF'
sts get-caller-identity
cloudformation describe-stacks
cloudformation create-change-set
cloudformation describe-change-set
cloudformation describe-stacks
cloudformation create-change-set
cloudformation describe-change-set
cloudformation describe-stacks
cloudformation create-change-set
cloudformation describe-change-set
cloudformation describe-stacks
cloudformation describe-change-set
cloudformation execute-change-set
cloudformation describe-stack-events
cloudformation update-termination-protection
cloudformation describe-stacks
cloudformation describe-change-set
cloudformation execute-change-set
cloudformation describe-stack-events
cloudformation update-termination-protection
cloudformation describe-change-set
cloudformation execute-change-set
cloudformation describe-stack-events
cloudformation update-termination-protection
EOF
}

@test "a stack has the tags of the settings, and loses those that are no longer there" {
  setting tags "team=ml platform,formula=a=b"
  deploy_monitoring --yes
  ends_with_code 0
  calls "--import-existing-resources --tags Key='team',Value='ml platform' Key='formula',Value='a=b' --region"
  setting tags ''
  deploy_monitoring --yes
  calls '--import-existing-resources --tags [] --region'
}

@test "what is imported with other properties is updated to the template afterwards" {
  setting encryption aws
  aws_has imports "AWS::Logs::LogGroup	/kept"
  aws_has found 'ServiceEvents: RetentionInDays is 7, the template has 30'
  deploy_monitoring --yes
  ends_with_code 0
  calls 'logs describe-log-groups --log-group-name-prefix /kept'
  calls 'MonitoringAccountInfraStack.ap-southeast-2.import.json'
  says 'so MonitoringAccountInfraStack is updated after it:'
  says '  ServiceEvents: RetentionInDays is 7, the template has 30'
  calls '--change-set-type UPDATE --template-body file://'
  [[ $(grep -c execute-change-set "$AWS_STUB/calls") == 6 ]]
  nothing_is_left_behind
}

@test "what is imported as the template says is deployed once" {
  aws_has imports "AWS::Logs::LogGroup	/kept"
  deploy_monitoring --yes
  ends_with_code 0
  does_not_call import.json
  [[ $(grep -c execute-change-set "$AWS_STUB/calls") == 3 ]]
}

@test "an existing stack is updated" {
  aws_has stack UPDATE_ROLLBACK_COMPLETE
  aws_has after-execute UPDATE_COMPLETE
  deploy_monitoring --yes
  ends_with_code 0
  calls '--change-set-type UPDATE'
}

@test "a stack that only waits for review is created" {
  aws_has stack REVIEW_IN_PROGRESS
  deploy_monitoring --yes
  ends_with_code 0
  calls '--change-set-type CREATE'
}

@test "a second deployment without changes says so, keeps the outputs and ends well" {
  deploy_monitoring --yes
  aws_has change-set.all "FAILED	The submitted information didn't contain changes. Submit different information to create a change set."
  : >"$AWS_STUB/calls"
  deploy_monitoring --yes
  ends_with_code 0
  says 'MonitoringAccountInfraStack is up to date'
  says 'MonitoringAccountRoleName'
  calls 'delete-change-set --stack-name MonitoringAccountInfraStack'
  does_not_call execute-change-set
  nothing_is_left_behind
}

@test "what CloudFormation also says when nothing changes is understood" {
  aws_has stack CREATE_COMPLETE
  aws_has change-set.all 'FAILED	No updates are to be performed.'
  deploy_monitoring --yes
  ends_with_code 0
  says 'is up to date'
}

@test "the management stack is deployed without keeping its outputs" {
  signed_in_to 111111111111
  deploy_management --yes
  ends_with_code 0
  says 'ManagementStackStack → 111111111111'
  says 'make destroy-management-stackset'
  sagewatch_does_not_get --keep
}

@test "settings, the file and the profile reach the program and the AWS CLI" {
  local path=o-1a2b3c4d5e/r-saaa/ou-saaa-1a2b3c4d/
  : >other.yaml
  deploy_monitoring --yes --config other.yaml --monitoring-profile mon \
    --home-region=us-east-1 --workload-ou-paths "$path" --allow-replace JobState --progress lines
  ends_with_code 0
  sagewatch_gets "configure monitoring --config other.yaml --yes --monitoring-profile mon --home-region us-east-1 --workload-ou-paths $path"
  grep -q '^changes --template .*MonitoringAccountInfraStack.template.json --allow-replace JobState' "$AWS_STUB/sagewatch-calls"
  sagewatch_gets '--progress lines'
  sagewatch_gets 'outputs --keep --config other.yaml'
  grep -q '^synth MonitoringAccountInfraStack MonitoringAccountInsightsStack MonitoringAccountDashboardsStack --quiet --output .* --config other.yaml' "$AWS_STUB/sagewatch-calls"
  [ "$(grep -c -- '--region us-east-1 --profile mon$' "$AWS_STUB/calls")" = "$(wc -l <"$AWS_STUB/calls")" ]
}

@test "the events are asked for by the token of the execution" {
  deploy_monitoring --yes
  token=$(sed -n '/InfraStack/s/.*--client-request-token \([^ ]*\).*/\1/p' "$AWS_STUB/calls")
  [[ $token =~ ^[a-zA-Z0-9][-a-zA-Z0-9]*$ ]]
  sagewatch_gets "events --operation $token --total 2"
}

@test "--no-execute shows the changes, asks nothing and takes them back" {
  deploy_monitoring --no-execute
  ends_with_code 0
  says '1 to add'
  says 'nothing was changed (--no-execute)'
  does_not_call execute-change-set
  calls 'delete-change-set'
  calls 'delete-stack'
  nothing_is_left_behind
}

@test "--no-execute leaves an existing stack alone" {
  aws_has stack CREATE_COMPLETE
  deploy_monitoring --no-execute
  ends_with_code 0
  does_not_call 'delete-stack --stack-name MonitoringAccountInfraStack'
  calls 'delete-stack --stack-name MonitoringAccountInsightsStack'
  nothing_is_left_behind
}

@test "all changes are shown before one question, then deployed in order" {
  on_terminal 'right account?' y 'these changes?' y -- organization-deployment/deploy-monitoring-account.sh
  ends_with_code 0
  [ "$(grep -c 'Deploy these changes?' <<<"$output")" = 1 ]
  diff - <(sed -n 's/.*execute-change-set --stack-name \([^ ]*\).*/\1/p' "$AWS_STUB/calls") <<'EOF'
MonitoringAccountInfraStack
MonitoringAccountInsightsStack
MonitoringAccountDashboardsStack
EOF
}

@test "when a stack fails, the change sets of those after it are taken back" {
  aws_has after-execute.insights ROLLBACK_COMPLETE
  deploy_monitoring --yes
  ends_with_code 4
  does_not_call 'execute-change-set --stack-name MonitoringAccountDashboardsStack'
  calls 'delete-change-set --stack-name MonitoringAccountDashboardsStack'
  does_not_call 'delete-change-set --stack-name MonitoringAccountInfraStack'
  says 'deployed by this run: MonitoringAccountInfraStack'
  says 'not deployed: MonitoringAccountInsightsStack MonitoringAccountDashboardsStack'
  says 'help: run this again to continue'
  nothing_is_left_behind
}

@test "the outputs of the first stack are kept although a later one fails" {
  aws_has after-execute.insights ROLLBACK_COMPLETE
  deploy_monitoring --yes
  ends_with_code 4
  says 'MonitoringAccountRoleName  role'
  sagewatch_gets 'outputs --keep'
}

@test "when the first stack fails, none is said to be deployed" {
  aws_has after-execute ROLLBACK_COMPLETE
  deploy_monitoring --yes
  ends_with_code 4
  does_not_say 'deployed by this run'
  says 'not deployed: MonitoringAccountInfraStack MonitoringAccountInsightsStack MonitoringAccountDashboardsStack'
  nothing_is_left_behind
}

@test "a single stack that fails is told of once" {
  signed_in_to 111111111111
  aws_has after-execute ROLLBACK_COMPLETE
  deploy_management --yes
  ends_with_code 4
  does_not_say 'not deployed'
}

@test "stacks that are up to date are no part of what was to be deployed" {
  deploy_monitoring --yes
  aws_has change-set "FAILED	The submitted information didn't contain changes."
  aws_has after-execute.dashboards UPDATE_ROLLBACK_COMPLETE
  deploy_monitoring --yes
  ends_with_code 4
  says 'deployed by this run: MonitoringAccountInsightsStack
not deployed: MonitoringAccountDashboardsStack
'
  nothing_is_left_behind
}
