# Credentials that don't work, or that belong to another account.

load support/setup

@test "expired credentials say how to renew them" {
  setting monitoring-profile mon
  aws_fails sts.get-caller-identity 254 \
    'An error occurred (ExpiredToken) when calling the GetCallerIdentity operation: The security token included in the request is expired'
  deploy_monitoring --yes
  ends_with_code 4
  says 'error: could not find out whose credentials these are (profile mon)'
  says '= aws: An error occurred (ExpiredToken)'
  says "run 'aws sso login --profile mon'"
}

@test "an expired single sign-on says how to sign in" {
  aws_fails sts.get-caller-identity 255 'Error when retrieving token from sso: Token has expired and refresh failed'
  deploy_monitoring --yes
  ends_with_code 4
  says "run 'aws sso login'"
}

@test "an unknown profile names the flag for another one" {
  setting monitoring-profile nosuch
  aws_fails sts.get-caller-identity 253 'The config profile (nosuch) could not be found'
  deploy_monitoring --yes
  ends_with_code 4
  says '= aws: The config profile (nosuch) could not be found'
  says "create it with 'aws configure --profile nosuch', or give another profile with --monitoring-profile"
}

@test "absent credentials say how to get some" {
  aws_fails sts.get-caller-identity 253 'Unable to locate credentials. You can configure credentials by running "aws configure".'
  deploy_management --yes
  ends_with_code 4
  says "run 'aws configure' or 'aws sso login', or give another profile with --management-profile"
}

@test "an endpoint that can't be reached names the network and the Region" {
  aws_fails sts.get-caller-identity 255 'Could not connect to the endpoint URL: "https://sts.ap-southeast-2.amazonaws.com/"'
  deploy_monitoring --yes
  ends_with_code 4
  says 'check the network, the proxy and the Region (ap-southeast-2)'
}

@test "keys that AWS does not know are said to be unknown" {
  aws_fails sts.get-caller-identity 254 'An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.'
  deploy_monitoring --yes
  ends_with_code 4
  says 'AWS does not know these keys in ap-southeast-2'
}

@test "a missing permission is passed on in AWS's words" {
  aws_fails cloudformation.create-change-set 254 'An error occurred (AccessDenied) when calling the CreateChangeSet operation: User is not authorized to perform: cloudformation:CreateChangeSet'
  deploy_monitoring --yes
  ends_with_code 4
  says 'error: could not create a change set of MonitoringAccountInfraStack'
  says 'ask for the permission that AWS names'
  nothing_is_left_behind
}

@test "every exit code of both versions of the AWS CLI becomes 4" {
  for code in 1 2 252 253 254 255; do
    aws_fails sts.get-caller-identity "$code" 'aws: error: something'
    deploy_monitoring --yes
    ends_with_code 4
    says '= aws: aws: error: something'
  done
}

@test "a failure without a message is still a message" {
  aws_fails sts.get-caller-identity 255 ''
  deploy_monitoring --yes
  ends_with_code 4
  says 'the AWS CLI failed without a message'
}

@test "the AWS CLI retries by itself, without a pager" {
  cat >aws <<'EOF'
#!/bin/sh
echo "$AWS_MAX_ATTEMPTS $AWS_RETRY_MODE [$AWS_PAGER]" >&2
exit 255
EOF
  chmod +x aws
  PATH=$PWD:$PATH deploy_monitoring --yes
  says '10 standard []'
  AWS_MAX_ATTEMPTS=3 AWS_RETRY_MODE=adaptive PATH=$PWD:$PATH deploy_monitoring --yes
  says '3 adaptive []'
}

@test "a session's role, a user and the root are named as a person knows them" {
  for case in assumed-role/Admin/alice=role/Admin assumed-role/path/Admin/alice=role/path/Admin \
    user/alice=user/alice root=root; do
    printf '222222222222\tarn:aws:iam::222222222222:%s\n' "${case%=*}" >"$AWS_STUB/identity"
    deploy_monitoring --no-execute
    says "as ${case#*=}"
  done
}

@test "an answer without an account ends the script" {
  for answer in '' None 'None	None' 12345; do
    echo "$answer" >"$AWS_STUB/identity"
    for run in deploy_monitoring destroy_monitoring; do
      $run --yes
      ends_with_code 4
      says 'error: AWS did not say which account these credentials belong to'
      says 'aws sts get-caller-identity --region ap-southeast-2'
      does_not_call cloudformation
    done
  done
}

@test "another monitoring account than the remembered one is refused" {
  setting monitoring-account-id 999999999999
  for run in deploy_monitoring destroy_monitoring; do
    $run --yes
    ends_with_code 1
    says 'these credentials belong to 222222222222, but the monitoring account is 999999999999'
    says 'use a profile of 999999999999: --monitoring-profile NAME'
    says 'correct monitoring-account-id in the settings file'
    says '--config other.yaml'
    does_not_call create-change-set
    does_not_call delete-stack
  done
}

@test "the remembered monitoring account is right" {
  setting monitoring-account-id 222222222222
  deploy_monitoring --yes
  ends_with_code 0
}

@test "the management stack is refused in the monitoring account" {
  setting monitoring-account-id 222222222222
  deploy_management --yes
  ends_with_code 1
  says 'these credentials belong to 222222222222, the monitoring account'
  does_not_call create-change-set
}

@test "the management stack is refused in a member account, naming the management account" {
  signed_in_to 333333333333
  for run in deploy_management destroy_management; do
    $run --yes
    ends_with_code 1
    says 'the management account of o-1a2b3c4d5e is 111111111111'
    does_not_call create-change-set
    does_not_call delete-stack
  done
}

@test "an account without an organization is refused" {
  aws_fails organizations.describe-organization 254 'An error occurred (AWSOrganizationsNotInUseException) when calling the DescribeOrganization operation: Your account is not a member of an organization.'
  deploy_management --yes
  ends_with_code 1
  says 'does not belong to an organization'
  does_not_call create-change-set
}

@test "who may not read the organization is warned and goes on" {
  aws_fails organizations.describe-organization 254 'An error occurred (AccessDeniedException) when calling the DescribeOrganization operation: You do not have permissions'
  deploy_management --yes
  ends_with_code 0
  says 'warning[W0351]: could not check that 222222222222 is the management account'
}

@test "what was asked about the account is not asked again by the preflight" {
  signed_in_to 111111111111
  aws_has stack-sets yes
  deploy_management --no-execute
  ends_with_code 0
  [ "$(grep -c '^organizations describe-organization' "$AWS_STUB/calls")" = 1 ]
}

@test "a profile that does not exist is told with the one that was probably meant" {
  setting monitoring-profile monitorng
  printf '%s\n' default 'quoted space' monitoring >"$AWS_STUB/profiles"
  aws_fails sts.get-caller-identity 253 'The config profile (monitorng) could not be found'
  deploy_monitoring --yes
  ends_with_code 4
  says "did you mean 'monitoring'? Otherwise create it with 'aws configure --profile monitorng'"
}
