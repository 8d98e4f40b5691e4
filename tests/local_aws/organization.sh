# shellcheck shell=bash disable=SC2034,SC2154
# Starts and stops a local AWS organization for a script, which says where it may write:
#   work                   a folder that is made anew
#   organization_options   how it is to be, e.g. --no-organization

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
scripts=$root/scripts/organization-deployment
organization_options=()
organization_pid=

fail() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}

# expect CODE TEXT COMMAND…: the command ends with the code and says the text; what it said is in
# the file `said`
expect() {
  local code=$1 text=$2 output ended=0
  shift 2
  output=$("$@" 2>&1 </dev/null) || ended=$?
  printf '%s\n' "$output" >"$work/said"
  if [[ $ended -ne $code || $output != *"$text"* ]]; then
    printf '%s\n' "$output"
    fail "expected exit code $code (was $ended) and '$text' of: $*"
  fi
  echo "ok: $text"
}

stop_organization() {
  if [[ $organization_pid ]]; then
    kill "$organization_pid" 2>/dev/null || true
    wait "$organization_pid" 2>/dev/null || true
  fi
}

# Makes hundreds of calls cheap; with PLAIN_AWS_CLI=1 each is a process as it is for users.
start_aws_cli() {
  if [[ ${PLAIN_AWS_CLI:-} ]]; then return; fi
  python3 "$root/tests/local_aws/warm_cli.py" --folder "$work/cli" --parent $$ \
    >>"$work/organization.log" 2>&1 &
}

is_ready() { [[ -e $state/ready && (${PLAIN_AWS_CLI:-} || -x $work/cli/aws) ]]; }

# Goes to an empty `work`, with the organization running and the AWS CLI turned to it alone.
start_organization() {
  local waited state=$work/organization
  export SAGEWATCH=${SAGEWATCH:-$root/build/release/sagewatch} POLL_SECONDS=${POLL_SECONDS:-1}
  # The AWS CLI keeps the credentials of assumed roles in its home.
  export PATH=$work/cli:$root/build/venv/bin:$PATH HOME=$work/home
  rm -rf "$work"
  mkdir -p "$HOME"
  cd "$work" || exit
  PYTHONPATH=$root/tests/local_aws python3 -m local_aws --state "$state" --parent $$ "${organization_options[@]}" \
    >"$work/organization.log" 2>&1 &
  organization_pid=$!
  start_aws_cli
  trap stop_organization EXIT
  for ((waited = 0; waited < 600; waited++)); do
    if is_ready; then break; fi
    kill -0 "$organization_pid" 2>/dev/null || fail "it did not start: $work/organization.log"
    sleep 0.1
  done
  is_ready || fail "it is not ready after a minute: $work/organization.log"
  # shellcheck source=/dev/null
  source "$state/environment"
}

# of KEY…: a value of organization.json
of() {
  python3 -c 'import functools, json, sys
print(functools.reduce(lambda at, key: at[key], sys.argv[2:], json.load(open(sys.argv[1]))))' \
    "$work/organization/organization.json" "$@"
}

# faults [LINE…]: switches these faults on, and all others off; local_aws/faults.py describes them.
faults() { printf '%s\n' "$@" >"$work/organization/faults"; }

# interrupted_at OPERATION NUMBER COMMAND…: runs it, with a Ctrl-C at that call to AWS.
interrupted_at() {
  # shellcheck disable=SC2016  # the shell that becomes the command knows its process
  env --default-signal=INT bash -c 'echo "signal $2 $3 $$ INT" >"$1/organization/faults"
    exec "${@:4}"' - "$work" "$@"
}

# arrives PROFILE [REGION]: an event that the account sends there comes to the records
arrives() {
  local tries records name=job-of-$1${2:+-in-$2}
  aws --profile "$1" ${2:+--region "$2"} events put-events --query FailedEntryCount --output text --entries \
    "$(python3 "$root/tests/local_aws/demo/traffic.py" failed-job "$(of accounts "$1")" "$name" \
      "$(($(date +%s) * 1000))" 1)" >/dev/null
  for ((tries = 0; tries < 300; tries++)); do
    records=$(aws --profile monitoring logs filter-log-events --output text \
      --query 'events[].message' --log-group-name "$("$SAGEWATCH" names log-group.ingester)")
    if [[ $records == *"\"$name\""* ]]; then
      echo "ok: an event of $1${2:+ in $2} arrives"
      return
    fi
    sleep 0.2
  done
  fail "no event of $1 arrived"
}
