# shellcheck shell=bash disable=SC2034,SC2154
# Several questions to AWS at once, put together as what the binary reads: a document for each call
# with its output, or with AWS's error. An error ends nothing: it is part of the answer.
#
# asked   how many questions there were

asked=0

# ask CALL OF ARGUMENT…: asks in the background. CALL is the AWS CLI's service and operation, OF what
# it is asked about; both come back with the answer.
ask() { in_background answer "$@"; }

# in_background FUNCTION ARGUMENT…: one that prints documents, with a scratch folder of its own.
in_background() {
  asked=$((asked + 1))
  local folder=$scratch/asked.$asked
  mkdir -p "$folder"
  apart "$folder" "$@" >"$folder/answer" &
}

# apart FOLDER COMMAND…: with a scratch folder of its own, as several at once need.
apart() {
  local scratch=$1
  "${@:2}"
}

# answer CALL OF ARGUMENT…: the document.
answer() {
  local output
  if output=$(try_aws "${@:3}" --output json); then
    # The AWS CLI prints nothing for an empty answer.
    if [[ -z $output ]]; then output='{}'; fi
    told "$1" "$2" "$output"
  else
    unanswered "$1" "$2" "$(aws_error_line)"
  fi
}

# told CALL OF JSON: the document of a call that succeeded.
told() { printf '{"Call":%s,"Of":%s,"Output":%s}\n' "$(json_text "$1")" "$(json_text "$2")" "$3"; }

# unanswered CALL OF REASON: the document of a call that failed or can't be made.
unanswered() {
  printf '{"Call":%s,"Of":%s,"Error":%s}\n' "$(json_text "$1")" "$(json_text "$2")" \
    "$(json_text "$3")"
}

# gather_answers: waits for the last and leaves the documents in $scratch/answers.json. A shell waits
# only for what it began itself, so this can't be part of a pipeline.
gather_answers() {
  local i
  wait
  for ((i = 1; i <= asked; i++)); do cat "$scratch/asked.$i/answer"; done >"$scratch/answers.json"
}

# json_text TEXT: as JSON has it, which is UTF-8.
json_text() {
  local LC_ALL=C text=$1
  if ! [[ $text =~ $utf8_text ]]; then text=${text//[$'\x80'-$'\xff']/?}; fi
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  printf '"%s"' "${text//[[:cntrl:]]/ }"
}
