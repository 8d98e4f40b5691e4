# How a deployed stack differs from the settings.

load support/setup

@test "the deployed template is compared with what the settings make" {
  aws_has stack CREATE_COMPLETE
  setting monitoring-profile mon
  diff_stack --stack monitoring
  ends_with_code 0
  says '{"TemplateBody":{"Resources":{"Deployed":{}}}}'
  calls 'get-template --stack-name MonitoringAccountInfraStack --template-stage Original --output json --region ap-southeast-2 --profile mon'
  sagewatch_gets 'diff MonitoringAccountInfraStack --against'
  nothing_is_left_behind
}

@test "options are passed on, and the end is that of the comparison" {
  aws_has stack CREATE_COMPLETE
  sagewatch_ends diff 3
  : >other.yaml
  diff_stack --stack management --exit-code --format json --config other.yaml
  ends_with_code 3
  sagewatch_gets '--exit-code --format json --config other.yaml'
  sagewatch_gets 'plan management --config other.yaml'
}

@test "profile and Region can be given" {
  aws_has stack CREATE_COMPLETE
  diff_stack --stack workload-events --profile w --region eu-west-1
  ends_with_code 0
  calls '--region eu-west-1 --profile w'
}

@test "of a stack that is not deployed everything is new" {
  diff_stack --stack monitoring
  ends_with_code 0
  says 'MonitoringAccountInfraStack is not deployed in ap-southeast-2'
  says '{"Resources": {}}'
}

@test "a template that can't be read ends it with 4" {
  aws_has stack CREATE_COMPLETE
  aws_fails cloudformation.get-template 254 'An error occurred (AccessDenied) when calling'
  diff_stack --stack monitoring
  ends_with_code 4
  says 'error: could not read the template of MonitoringAccountInfraStack'
  sagewatch_does_not_get 'diff '
}

@test "the stack is needed, and other arguments are refused" {
  diff_stack
  ends_with_code 2
  says '--stack is required'
  diff_stack --stack monitoring --yes
  ends_with_code 2
  says "unknown option '--yes'"
  diff_stack --stack nowhere
  ends_with_code 2
  says "unknown stack 'nowhere'"
  [ ! -e "$AWS_STUB/calls" ]
}

@test "without a Region anywhere nothing is asked of AWS" {
  setting home-region ''
  diff_stack --stack monitoring
  ends_with_code 2
  says 'the home Region is not set'
  [ ! -e "$AWS_STUB/calls" ]
}

@test "the help names the permission that is needed" {
  diff_stack --help
  ends_with_code 0
  says 'Permissions: cloudformation:GetTemplate.'
}
