# shellcheck shell=bash disable=SC2016,SC2154
# title: Can `:aws.AccountId` of a SEARCH be compared with something other than an account id?
# expected: LOCAL in either kind of quotes and an account id are accepted, any other string finds nothing without an error
# decides: the searches for our own metrics, which have 'LOCAL' in single quotes, and the charts of SageMaker's metrics, which compare with a selected account id
# source: CloudWatch User Guide, "Cross-account search": documented with account ids and LOCAL only
# seconds: 5
# cents: 0.1
# permissions: cloudwatch:GetMetricData

# search ACCOUNT: compares with it, in its quotes, as in JSON; sets answer to what CloudWatch says,
# errors of the query included.
search() {
  local expression="SEARCH('{AWS/Logs,LogGroupName} MetricName=\\\"IncomingBytes\\\" :aws.AccountId=$1', 'Sum', 300)"
  attempt cloudwatch get-metric-data --start-time "$(($(date +%s) - 3600))" --end-time "$(date +%s)" \
    --metric-data-queries "[{\"Id\":\"s\",\"Expression\":\"$expression\"}]" --output text \
    --query 'join(`; `, Messages[].Value)' || return 0
  if [[ -s $scratch/output && $(<"$scratch/output") != None && $(<"$scratch/output") ]]; then
    answer="refused ($(<"$scratch/output"))"
  fi
}

settle_fact() {
  local value seen='' refused=''
  for value in "'LOCAL'" '\"LOCAL\"' "\\\"$account\\\"" '\"NAME\"'; do
    search "$value"
    seen+="; ${value//\\/}: $answer"
    if [[ $answer != accepted ]]; then refused=yes; fi
  done
  if [[ $refused ]]; then different "${seen#; }"; fi
  as_expected "${seen#; }"
}
