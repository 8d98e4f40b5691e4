# shellcheck shell=bash disable=SC2034,SC2154
# Several questions to AWS at once. The binary says which, and reads a document for each call with its
# output, or with AWS's error. An error ends nothing: it is part of the answer.

# ask_all ARGUMENT…: makes the calls that the sagewatch command names with --calls, side by side, until
# it names no more; some are about what others return. The documents are in $scratch/answers.json, and
# what they answer is not asked again until forget_answers.
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

# apart FOLDER COMMAND…: with a scratch folder of its own, as several at once need.
apart() {
  local scratch=$1
  "${@:2}"
}

# answer PROFILE REGION OF SERVICE OPERATION ARGUMENT…: the document.
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

# json_text TEXT: as JSON has it, which is UTF-8.
json_text() {
  local LC_ALL=C text=$1
  if ! [[ $text =~ $utf8_text ]]; then text=${text//[$'\x80'-$'\xff']/?}; fi
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  printf '"%s"' "${text//[[:cntrl:]]/ }"
}
