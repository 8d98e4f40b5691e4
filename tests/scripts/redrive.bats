# Dead letters that are sent again.

load support/setup

steps() { printf '%b\n' "$@" >"$AWS_STUB/steps"; }

@test "a message is sent again, and deleted when it is there" {
  aws_has messages 1
  steps 'invoke\tF\tpayload-1' 'send\tsagemaker-monitoring-q\tpayload-2' 'log\tG\tpayload-3' 'delete\tr1\tm1'
  redrive --yes
  ends_with_code 0
  says '  1 to the function F'
  says '  1 to the queue sagemaker-monitoring-q'
  says '  1 to the log group G'
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
  steps 'invoke\tF\tp1' 'delete\tr1\tm1' 'log\tG\tp2' 'delete\tr2\tm2' 'leave\tit is no JSON object\tm3\tr3'
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
  steps 'log\tG\tp' 'delete\tr1\tm1'
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

@test "--no-execute and a terminal that is not there send nothing, and put back what was looked at" {
  aws_has messages 3
  steps 'invoke\tF\tp1' 'delete\tr1\tm1' 'invoke\tF\tp2' 'delete\tr2\tm2' 'leave\tit is strange\tm3\tr"3'
  redrive --no-execute
  ends_with_code 0
  says '  2 to the function F'
  says '  1 left: it is strange'
  says 'nothing was sent (--no-execute)'
  calls 'change-message-visibility-batch --queue-url https://sqs/sagemaker-monitoring-undelivered-events --entries [{"Id":"1","VisibilityTimeout":0,"ReceiptHandle":"r1"},{"Id":"2","VisibilityTimeout":0,"ReceiptHandle":"r2"},{"Id":"3","VisibilityTimeout":0,"ReceiptHandle":"r\"3"}]'
  does_not_call 'lambda invoke'
  does_not_call delete-message
  steps 'invoke\tF\tp1' 'delete\tr4\tm1'
  redrive
  ends_with_code 2
  does_not_call 'lambda invoke'
  calls '[{"Id":"1","VisibilityTimeout":0,"ReceiptHandle":"r4"}]'
}

@test "a queue of another account is read with its profile, as what that account has sent" {
  aws_has messages 1
  steps 'invoke\tF\tp' 'delete\tr1\tm1'
  redrive --yes --monitoring-profile mon --queue-url https://sqs/333333333333/theirs --queue-profile theirs
  ends_with_code 0
  sagewatch_gets '--sender 333333333333'
  calls 'delete-message --queue-url https://sqs/333333333333/theirs --receipt-handle r1 --region ap-southeast-2 --profile theirs'
  grep -q 'lambda invoke .* --profile mon$' "$AWS_STUB/calls"
  redrive --queue-profile theirs
  ends_with_code 2
}

@test "only our queues in the monitoring account are our own" {
  aws_has messages 1
  steps 'invoke\tF\tp' 'delete\tr1\tm1'
  redrive --yes --queue-url https://sqs/222222222222/sagemaker-monitoring-failed-events
  ends_with_code 0
  sagewatch_does_not_get --sender
  redrive --yes --queue-url https://sqs/222222222222/somebody-elses
  sagewatch_gets '--sender 222222222222'
  redrive --yes --queue-url https://sqs/333333333333/sagemaker-monitoring-failed-events
  sagewatch_gets '--sender 333333333333'
}

@test "what is no URL of a queue is refused" {
  for url in https://sqs/theirs https://sqs/33333333333/q 333333333333/q 'https://sqs/333333333333/q?a=b'; do
    redrive --yes --queue-url "$url"
    ends_with_code 2
    says "'$url' is not the URL of a queue"
  done
  does_not_call receive-message
}

@test "the wrong account is refused" {
  setting monitoring-account-id 999999999999
  aws_has messages 1
  redrive --yes
  ends_with_code 1
  says 'but the monitoring account is 999999999999'
}
