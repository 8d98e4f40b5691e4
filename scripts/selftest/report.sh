# shellcheck shell=bash disable=SC2034,SC2154
# The table of facts, in Markdown for an issue, without anything that identifies the account.

# verdict_of FACT, seen_of FACT
verdict_of() { result_of "$1" verdict 'could not be determined'; }
seen_of() { result_of "$1" seen 'it ended without a result: a defect of the self test' | masked; }

result_of() {
  if [[ -s $scratch/facts/$1/$2 ]]; then cat "$scratch/facts/$1/$2"; else echo "$3"; fi
}

# masked: standard input without account ids, organization ids, and names of principals.
masked() {
  sed -E -e 's/(^|[^0-9])[0-9]{12}([^0-9]|$)/\1(account)\2/g' \
    -e 's/(^|[^0-9])[0-9]{12}([^0-9]|$)/\1(account)\2/g' \
    -e 's/(^|[^a-z0-9])o-[a-z0-9]{10,32}/\1o-(id)/g' \
    -e 's/(assumed-role|user|federated-user)\/[^ ]+/\1\/(name)/g' | printable
}

# cell TEXT: the text as a cell of a Markdown table.
cell() { printf '%s' "${1//|/\\|}"; }

# report_facts: prints the table, then what is left; ends the script.
report_facts() {
  local fact code=0
  say ''
  print_table
  for fact in "${chosen[@]}"; do
    case $(verdict_of "$fact") in
      different) code=3 ;;
      'could not be determined') if ((code == 0)); then code=4; fi ;;
    esac
  done
  if ! remove_things; then
    say_things_left
    code=4
  fi
  undo=:
  exit "$code"
}

print_table() {
  local fact
  printf 'sagewatch self test, %s, %s, %s\n\n' "$(date -u +%F)" "$region" "$(cli_version)"
  printf '| fact | expected | seen | verdict |\n| --- | --- | --- | --- |\n'
  for fact in "${chosen[@]}"; do
    printf '| %s | %s | %s | %s |\n' "$fact" "$(cell "$(header "$fact" expected)")" \
      "$(cell "$(seen_of "$fact")")" "$(verdict_of "$fact")"
  done
}

cli_version() { aws --version 2>&1 | grep -o 'aws-cli/[^ ]*' || echo 'an AWS CLI of unknown version'; }
