# shellcheck shell=bash disable=SC2154
# title: Is `field != 'text'` true if the field is missing?
# expected: it is true: a record without the field passes the filter
# decides: the filters of saved queries with !=, and of tables without a selection
# source: CloudWatch Logs User Guide, "filter"; missing fields are not mentioned
# seconds: 90
# cents: 0
# permissions: logs:CreateLogGroup, CreateLogStream, PutLogEvents, StartQuery, GetQueryResults, DeleteLogGroup

settle_fact() {
  local count
  log_lines '{"n":1,"field":"text"}' '{"n":2}'
  count=$(ask_lines "filter field != 'text' | stats count(*) as value")
  if [[ $count == 1 ]]; then as_expected 'the record without the field passes'; fi
  different "${count:-0} records pass"
}
