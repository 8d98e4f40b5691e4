# What a person, a settings file, the environment or AWS gives never becomes an option of the AWS CLI, or a
# file that it reads.

# shellcheck disable=SC2154  # repository and support are of support/setup
load support/setup

@test "a value that begins with - or names a file is refused before the AWS CLI is called" {
  for value in -evil --endpoint-url=http://evil file:///etc/passwd fileb://x research,-evil; do
    for flag in organization-deployment/deploy-monitoring-account.sh=monitoring-profile \
      organization-deployment/destroy-management-stackset.sh=management-profile \
      organization-deployment/destroy-monitoring-account.sh=workload-regions \
      individual-deployment/destroy-workload-account.sh=workload-profile \
      diff.sh=profile watch-stack.sh=stack watch-stack.sh=region watch-stack.sh=operation \
      redrive.sh=queue-profile redrive.sh=queue-url verify.sh=workload-profiles \
      replay.sh=home-region selftest.sh=second-profile selftest.sh=further-region status.sh=monitoring-profile; do
      run_script "${flag%%=*}" "--${flag#*=}=$value" --yes
      ends_with_code 2
    done
  done
  [ ! -e "$AWS_STUB/calls" ]
}

@test "what the settings say is never an option of the AWS CLI, or a file that it reads" {
  for evil in --endpoint-url -x file:///etc/passwd fileb:///etc/passwd http://evil/x; do
    setting monitoring-profile "$evil"
    deploy_monitoring --yes
    setting monitoring-profile mon
    setting home-region "$evil"
    status_of_all
    ends_with_code 1
    setting home-region ap-southeast-2
    [ ! -e "$AWS_STUB/calls" ] || does_not_call "$evil"
    rm -f "$AWS_STUB/calls"
  done
}

@test "whatever reaches a call, the AWS CLI is not called with an option or a file in place of a value" {
  for evil in --endpoint-url -x file:///etc/passwd fileb:///etc/passwd http://evil/x; do
    watch_stack --stack S --region x --operation "a$evil" --profile mon
    printf '%s\tarn:aws:sts::222222222222:assumed-role/%s/s\n' 222222222222 "$evil" >"$AWS_STUB/identity"
    preflight --for monitoring
    [ ! -e "$AWS_STUB/calls" ] || does_not_call "get-role --role-name $evil"
    rm -f "$AWS_STUB/calls"
  done
}

@test "the program refuses a profile that begins with -" {
  run "$repository/build/release/sagewatch" configure monitoring --get monitoring-profile --monitoring-profile=-evil
  ends_with_code 1
  says "must not begin with '-'"
  SAGEWATCH_MONITORING_PROFILE=--endpoint-url=http://evil run \
    "$repository/build/release/sagewatch" configure monitoring --get monitoring-profile
  ends_with_code 1
}

@test "what AWS tells is no option and no file either" {
  aws_has stack CREATE_COMPLETE
  setting monitoring-account-id 222222222222
  sed 's|arn:aws:oam:ap-southeast-2:222222222222:sink/s|file:///etc/passwd|' "$support/bin/aws" >"$BATS_TEST_TMPDIR/aws"
  chmod +x "$BATS_TEST_TMPDIR/aws"
  PATH=$BATS_TEST_TMPDIR:$PATH destroy_monitoring --yes
  says "error: 'file:///etc/passwd' would be read as a file: the AWS CLI was not called"
  does_not_call 'sink-identifier file'
}
