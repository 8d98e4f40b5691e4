# shellcheck shell=bash disable=SC2154
# title: Does CloudWatch Logs accept every saved query?
# expected: every query starts
# decides: the saved queries and the tables of the dashboards: their aliases, functions and patterns
# source: CloudWatch Logs User Guide, "CloudWatch Logs Insights query syntax"; aliases such as `last` and `class` are not mentioned
# seconds: 60
# cents: 0
# permissions: logs:CreateLogGroup, DeleteLogGroup, StartQuery, StopQuery

# start_saved_query FILE: true where it is accepted. Only a query can be malformed; any other refusal
# says nothing about it.
start_saved_query() {
  attempt logs start-query --log-group-name "$prefix-queries" --start-time $(($(date +%s) - 300)) \
    --end-time "$(date +%s)" --query-string "file://$1" --query queryId --output text || {
    if [[ $answer != 'refused (MalformedQuery'* ]]; then unsettled "$answer"; fi
    return 1
  }
  # An account may have a hundred queries at work.
  try_aws logs stop-query --query-id "$(<"$scratch/output")" >/dev/null || true
}

settle_fact() {
  local name file count=0 refused=''
  need_made logs delete-log-group --log-group-name "$prefix-queries" -- \
    logs create-log-group --log-group-name "$prefix-queries"
  sagewatch_cli samples queries --output "$scratch/queries" >"$scratch/list" ||
    unsettled 'the sagewatch program does not print the queries'
  while IFS=$'\t' read -r name file <&3; do
    count=$((count + 1))
    if ((count % 10 == 0)); then say "    $count queries started …"; fi
    start_saved_query "$file" || refused+="; $name: $answer"
  done 3<"$scratch/list"
  if [[ $refused ]]; then different "of $count queries, these do not start: ${refused#; }"; fi
  as_expected "all $count queries start"
}
