# shellcheck shell=bash disable=SC2154
# title: What does latest() return for a field that the newest record lacks?
# expected: the newest existing value
# decides: the saved queries that use latest() of fields that only some records have
# source: CloudWatch Logs User Guide, "stats": latest() is the value with the latest timestamp; missing fields are not mentioned
# seconds: 90
# cents: 0
# permissions: logs:CreateLogGroup, CreateLogStream, PutLogEvents, StartQuery, GetQueryResults, DeleteLogGroup

settle_fact() {
  local value
  log_lines '{"n":1,"field":"older"}' '{"n":2}'
  value=$(ask_lines 'stats latest(field) as value')
  if [[ $value == older ]]; then as_expected 'the older value'; fi
  different "${value:-nothing}"
}
