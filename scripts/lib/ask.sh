# shellcheck shell=bash disable=SC2034,SC2154
# Several AWS CLI calls at once. The binary plans them and reads their results, one JSON document for each
# call. A failed call does not end the script: its error message is a result too.

# ask_all ARGUMENT…: makes the calls that the sagewatch command plans with --calls, side by side, until it
# plans no more; some calls depend on the results of others. The documents are in $scratch/answers.json.
# Until forget_answers, no call in there is made again.
ask_all() {
  local calls='' before call asked i
  while true; do
    before=$calls
    calls=$(sagewatch_cli "$@" --calls <"$scratch/answers.json")
    if [[ -z $calls || $calls == "$before" ]]; then return; fi
    asked=0
    while IFS=$'\x1f' read -ra call; do
      asked=$((asked + 1))
      mkdir -p "$scratch/asked.$asked"
      apart "$scratch/asked.$asked" answer "${call[@]}" >"$scratch/asked.$asked/answer" &
    done <<<"$calls"
    wait
    for ((i = 1; i <= asked; i++)); do cat "$scratch/asked.$i/answer"; done >>"$scratch/answers.json"
  done
}

forget_answers() { : >"$scratch/answers.json"; }
forget_answers

# apart FOLDER COMMAND…: with a scratch folder of its own, since several commands run at once.
apart() {
  local scratch=$1
  "${@:2}"
}

# answer PROFILE REGION OF SERVICE OPERATION ARGUMENT…: makes the call and prints the document.
answer() {
  local profile=$1 region=$2 failed=''
  if ! try_aws "${@:4}" --output json >"$scratch/output"; then
    failed=--error
    printf '%s' "$(aws_error_line)" >"$scratch/output"
  fi
  sagewatch_cli answer "$4 $5" ${3:+--of="$3"} ${failed:+"$failed"} <"$scratch/output"
}
