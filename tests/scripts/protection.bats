# Protection against deletion: deployments turn it on, and only a deletion that was confirmed lifts it.

load support/setup

infra=MonitoringAccountInfraStack
arn=arn:aws:cloudformation:ap-southeast-2:222222222222:stack/S/1
on='update-termination-protection --enable-termination-protection --stack-name'
off='update-termination-protection --no-enable-termination-protection --stack-name'

@test "each stack is protected after it is deployed" {
  deploy_monitoring --yes
  ends_with_code 0
  for stack in $infra MonitoringAccountInsightsStack MonitoringAccountDashboardsStack; do
    calls "$on $stack"
  done
  deploy_monitoring --yes
  ends_with_code 0
  [ "$(grep -c -- "$on $infra" "$AWS_STUB/calls")" = 1 ]
}

@test "what was deployed without protection gets it, though nothing else changes" {
  for which in '' .insights .dashboards; do aws_has "stack$which" CREATE_COMPLETE; done
  aws_has protection None
  aws_has change-set "FAILED	The submitted information didn't contain changes."
  deploy_monitoring --no-execute
  ends_with_code 0
  says "$infra: termination protection will be turned on"
  does_not_call update-termination-protection
  deploy_monitoring --yes
  ends_with_code 0
  says 'Deploy these changes? yes'
  calls "$on $infra"
}

@test "who may not protect is told, and the deployment counts" {
  aws_fails cloudformation.update-termination-protection 254 'An error occurred (AccessDenied)'
  deploy_monitoring --yes
  ends_with_code 0
  says "warning: could not turn on termination protection of $infra: An error occurred (AccessDenied)"
  says "run: aws cloudformation $on $infra --region ap-southeast-2"
}

@test "protection is lifted for a deletion that was confirmed, and for no other" {
  aws_has stack CREATE_COMPLETE
  destroy_monitoring --plan
  says "$infra has termination protection, which will be turned off to delete it"
  on_terminal 'Region ap-southeast-2? [y/N]' n -- organization-deployment/destroy-monitoring-account.sh
  ends_with_code 1
  does_not_call update-termination-protection
  destroy_monitoring --yes
  ends_with_code 0
  calls "$off $arn"
  does_not_call "$on"
}

@test "a stack that is not deleted after all is protected again" {
  aws_has stack CREATE_COMPLETE
  aws_fails cloudformation.delete-stack 254 'An error occurred (AccessDenied)'
  destroy_monitoring --yes
  ends_with_code 4
  calls "$on $arn"
  : >"$AWS_STUB/calls"
  rm "$AWS_STUB/fault/cloudformation.delete-stack"
  aws_has after-delete DELETE_FAILED
  destroy_monitoring --yes
  ends_with_code 4
  calls "$on $arn"
}

@test "without the right to lift it nothing is deleted" {
  aws_has stack CREATE_COMPLETE
  aws_fails cloudformation.update-termination-protection 254 'An error occurred (AccessDenied)'
  destroy_monitoring --yes
  ends_with_code 4
  says "could not turn off termination protection of $infra"
  does_not_call delete-stack
}

@test "the table's own protection is lifted only for --delete-data, and put back where AWS refuses" {
  aws_has stack CREATE_COMPLETE
  aws_has kept 'dynamodb delete-table --table-name jobs'
  destroy_monitoring --yes
  does_not_call dynamodb
  aws_has stack CREATE_COMPLETE
  aws_fails dynamodb.delete-table 254 'An error occurred (AccessDeniedException)'
  destroy_monitoring --yes --delete-data $infra
  ends_with_code 4
  says 'could not delete jobs'
  says 'aws: An error occurred (AccessDeniedException)'
  calls 'dynamodb update-table --table-name jobs --no-deletion-protection-enabled'
  calls 'dynamodb update-table --table-name jobs --deletion-protection-enabled'
}
