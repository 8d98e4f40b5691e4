# shellcheck shell=bash disable=SC2154
# title: Does the label `account` need double quotes in a Metrics Insights query of an alarm?
# expected: without quotes it is refused, with quotes it is accepted
# decides: the queries of the alarms for failed jobs and silent accounts, which quote every label
# source: CloudWatch User Guide, "Reserved keywords" of Metrics Insights; that PutMetricAlarm refuses it is inferred
# seconds: 5
# cents: 0.1
# permissions: cloudwatch:PutMetricAlarm, DeleteAlarms

put_alarm() {
  local query="SELECT SUM(JobsFailed) FROM SCHEMA(SageMakerMonitoring, $1, region, kind) GROUP BY $1 ORDER BY SUM() DESC"
  query=${query//\"/\\\"}
  make cloudwatch delete-alarms --alarm-names "$prefix-$2" -- cloudwatch put-metric-alarm \
    --alarm-name "$prefix-$2" --comparison-operator GreaterThanThreshold --threshold 0 \
    --evaluation-periods 1 --no-actions-enabled \
    --metrics "[{\"Id\":\"q\",\"Expression\":\"$query\",\"Period\":300,\"ReturnData\":true}]" || true
}

settle_fact() {
  local bare
  put_alarm account bare
  bare=$answer
  put_alarm '"account"' quoted
  if [[ "$bare $answer" == *'refused ('* && "$bare $answer" != *'refused ('@(Validation|Invalid)* ]]; then
    unsettled "bare: $bare; quoted: $answer"
  fi
  if [[ $bare == refused* && $answer == accepted ]]; then as_expected "bare: $bare; quoted: $answer"; fi
  different "bare: $bare; quoted: $answer"
}
