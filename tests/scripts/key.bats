# The stack of the key that we make, below the others.

load support/setup

@test "without a key of our own its stack is neither made nor spoken of" {
  setting encryption aws
  deploy_monitoring --yes
  ends_with_code 0
  does_not_say MonitoringAccountKeyStack
  destroy_monitoring --yes
  ends_with_code 0
  does_not_say MonitoringAccountKeyStack
}

@test "a key of our own is made before what it encrypts" {
  setting encryption managed
  deploy_monitoring --yes
  ends_with_code 0
  grep -m1 execute-change-set "$AWS_STUB/calls" | grep -q MonitoringAccountKeyStack
  calls '--stack-name MonitoringAccountKeyStack --change-set-name'
  calls '--change-set-type CREATE'
  does_not_call --resources-to-import
}

@test "a key that an earlier deletion has kept is taken over" {
  setting encryption managed
  aws_has kept-key "11112222-3333-4444-5555-666677778888	Enabled"
  deploy_monitoring --yes
  ends_with_code 0
  calls '--change-set-type IMPORT'
  calls '"ResourceIdentifier":{"KeyId":"11112222-3333-4444-5555-666677778888"}'
  calls '"ResourceIdentifier":{"AliasName":"alias/sagemaker-monitoring"}'
}

@test "a key that is to be deleted is not taken over" {
  setting encryption managed
  aws_has kept-key "11112222-3333-4444-5555-666677778888	PendingDeletion"
  deploy_monitoring --yes
  ends_with_code 0
  does_not_call --resources-to-import
}

@test "whoever may not ask about the key is told" {
  setting encryption managed
  aws_fails kms.describe-key 254 'An error occurred (AccessDeniedException)'
  deploy_monitoring --yes
  ends_with_code 4
  says 'could not look for the key alias/sagemaker-monitoring'
  nothing_is_left_behind
}

@test "where the settings no longer include the key its stack goes last" {
  setting encryption aws
  aws_has stack.key CREATE_COMPLETE
  deploy_monitoring --yes
  ends_with_code 0
  says 'the settings no longer include MonitoringAccountKeyStack'
  calls 'delete-stack --stack-name arn:aws:cloudformation:ap-southeast-2:222222222222:stack/MonitoringAccountKeyStack/1'
}

@test "the key's stack is deleted after the others, and its data with theirs" {
  aws_has stack CREATE_COMPLETE
  aws_has stack.key CREATE_COMPLETE
  echo 'kms schedule-key-deletion --key-id 11112222' >"$AWS_STUB/kept"
  destroy_monitoring --yes --delete-data MonitoringAccountInfraStack
  ends_with_code 0
  grep delete-stack "$AWS_STUB/calls" | tail -n 1 | grep -q MonitoringAccountKeyStack
  says 'deleted  11112222, in 30 days'
}

@test "a key that the settings name is looked at before anything changes" {
  setting encryption arn:aws:kms:ap-southeast-2:222222222222:key/1
  deploy_monitoring --yes
  calls 'kms describe-key --key-id arn:aws:kms:ap-southeast-2:222222222222:key/1'
  does_not_say MonitoringAccountKeyStack
}
