# shellcheck shell=bash disable=SC2154
# title: What does concat() return if one of its fields is missing?
# expected: the other strings, as if the missing one were empty
# decides: the tables that join fields that may be missing
# source: CloudWatch Logs User Guide, "String functions"; missing fields are not mentioned
# seconds: 90
# cents: 0
# permissions: logs:CreateLogGroup, CreateLogStream, PutLogEvents, StartQuery, GetQueryResults, DeleteLogGroup

settle_fact() {
  local value
  log_lines '{"n":1,"field":"text"}' '{"n":2}'
  value=$(ask_lines "filter n = 1 | fields concat('a-', absent, field) as value | display value")
  if [[ $value == a-text ]]; then as_expected "$value"; fi
  different "${value:-nothing}"
}
