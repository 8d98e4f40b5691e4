# shellcheck shell=bash disable=SC2154
# title: Does `stats … by field` keep the records that lack the field?
# expected: they form a separate group
# decides: whether tables may group by fields that only some records have; they do not
# source: CloudWatch Logs User Guide, "stats"; missing fields are not mentioned
# seconds: 90
# cents: 0
# permissions: logs:CreateLogGroup, CreateLogStream, PutLogEvents, StartQuery, GetQueryResults, DeleteLogGroup

settle_fact() {
  local groups
  log_lines '{"n":1,"field":"text"}' '{"n":2}'
  groups=$(ask_lines 'stats count(*) as value by field')
  groups=$(grep -c . <<<"$groups" || true)
  if [[ $groups == 2 ]]; then as_expected '2 groups'; fi
  different "$groups groups"
}
