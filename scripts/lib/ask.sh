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
  local profile=$1 region=$2 output
  if output=$(try_aws "${@:4}" --output json); then
    # The AWS CLI prints nothing for an empty answer.
    if [[ -z $output ]]; then output='{}'; fi
    document "$4 $5" "$3" Output "$output"
  else
    document "$4 $5" "$3" Error "$(json_text "$(aws_error_line)")"
  fi
}

# document CALL OF Output|Error JSON
document() {
  printf '{"Call":%s,"Of":%s,"%s":%s}\n' "$(json_text "$1")" "$(json_text "$2")" "$3" "$4"
}

readonly utf8_text=$'^([\x01-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})*$'

# json_text TEXT: as a JSON string. JSON must be UTF-8.
json_text() {
  local LC_ALL=C text=$1
  if ! [[ $text =~ $utf8_text ]]; then text=${text//[$'\x80'-$'\xff']/?}; fi
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  printf '"%s"' "${text//[[:cntrl:]]/ }"
}
