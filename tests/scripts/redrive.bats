# Dead letters that are sent again.

load support/setup

queue=https://sqs/sagemaker-monitoring-undelivered-events

steps() { printf '%b\n' "$@" >"$AWS_STUB/steps"; }

@test "a message is sent again, and deleted when it is there" {
  aws_has messages 1
  steps 'invoke\tF\tpayload-1' 'send\tsagemaker-monitoring-q\tpayload-2' 'log\tG\tpayload-3' "delete\tm1\t$queue\tr1"
  redrive --yes
  ends_with_code 0
  says 'Redrive these messages? yes (confirmed by --yes)'
  calls 'lambda invoke --function-name F --invocation-type Event --payload fileb:///'
  calls '/payload-1'
  calls 'sqs send-message --queue-url https://sqs/sagemaker-monitoring-q --message-body file:///'
  calls '/payload-2'
  calls 'logs put-log-events --log-group-name G --log-stream-name redriven --log-events file:///'
  calls '/payload-3'
  calls 'sqs delete-message --queue-url https://sqs/sagemaker-monitoring-undelivered-events --receipt-handle r1'
  says 'redriven: 1, left: 0'
  nothing_is_left_behind
}

@test "a message that can't be sent stays in its queue, and the others go on" {
  aws_has messages 2
  aws_fails lambda.invoke 254 'An error occurred (ResourceNotFoundException) when calling the Invoke operation'
  steps 'invoke\tF\tp1' "delete\tm1\t$queue\tr1" 'log\tG\tp2' "delete\tm2\t$queue\tr2" 'leave\tm3\tit is no JSON object'
  redrive --yes
  ends_with_code 4
  says 'left m1: An error occurred (ResourceNotFoundException)'
  says 'left m3: it is no JSON object'
  says 'redriven: 1, left: 2'
  does_not_call '--receipt-handle r1'
  calls '--receipt-handle r2'
}

@test "a log stream that is there already is used" {
  aws_has messages 1
  aws_fails logs.create-log-stream 254 'An error occurred (ResourceAlreadyExistsException) when calling'
  steps 'log\tG\tp' "delete\tm1\t$queue\tr1"
  redrive --yes
  ends_with_code 0
  calls 'put-log-events'
}

@test "empty queues ask nothing and change nothing" {
  redrive
  ends_with_code 0
  says 'sagemaker-monitoring-failed-events holds 0'
  does_not_call receive-message
}

@test "--no-execute and a terminal that is not there send nothing, and put back what was received" {
  aws_has messages 3
  steps 'invoke\tF\tp1' "delete\tm1\t$queue\tr1"
  printf '%s\t%s\n' "$queue" '[{"Id":"1"}]' https://sqs/other '[{"Id":"2"}]' >"$AWS_STUB/put-back"
  redrive --no-execute
  ends_with_code 0
  says 'nothing was sent (--no-execute)'
  sagewatch_gets 'redrive --account 222222222222 --put-back'
  calls "change-message-visibility-batch --queue-url $queue --entries [{\"Id\":\"1\"}]"
  calls 'change-message-visibility-batch --queue-url https://sqs/other --entries [{"Id":"2"}]'
  does_not_call 'lambda invoke'
  does_not_call delete-message
  rm "$AWS_STUB/calls"
  redrive
  ends_with_code 2
  does_not_call 'lambda invoke'
  calls '[{"Id":"1"}]'
}

@test "what can't be received is put back too" {
  aws_has messages 3
  aws_fails sqs.receive-message 254 'An error occurred (Throttling)' 1
  printf '%s\t%s\n' "$queue" '[{"Id":"1"}]' >"$AWS_STUB/put-back"
  redrive --yes
  ends_with_code 4
  calls '[{"Id":"1"}]'
  does_not_call delete-message
}

@test "a queue of another account is read with its profile, as what that account has sent" {
  aws_has messages 1
  steps 'invoke\tF\tp' 'delete\tm1\thttps://sqs/333333333333/theirs\tr1'
  redrive --yes --monitoring-profile mon --queue-url https://sqs/333333333333/theirs --queue-profile theirs
  ends_with_code 0
  calls 'delete-message --queue-url https://sqs/333333333333/theirs --receipt-handle r1 --region ap-southeast-2 --profile theirs'
  grep -q 'lambda invoke .* --profile mon$' "$AWS_STUB/calls"
  redrive --queue-profile theirs
  ends_with_code 2
}

@test "what is no URL of a queue is refused" {
  redrive --yes --queue-url https://sqs/theirs
  ends_with_code 2
  says "--queue-url must be the URL of a queue, which ends in ACCOUNT/NAME, not 'https://sqs/theirs'"
  [ ! -e "$AWS_STUB/calls" ]
}

@test "the wrong account is refused" {
  setting monitoring-account-id 999999999999
  aws_has messages 1
  redrive --yes
  ends_with_code 1
  says 'but the monitoring account is 999999999999'
}
