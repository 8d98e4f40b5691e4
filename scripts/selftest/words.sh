# shellcheck shell=bash disable=SC2034,SC2154
# The meaning of AWS's error messages, and how they are shown.

# about_the_caller TEXT: whether the caller lacks permission, or is unknown to AWS.
about_the_caller() {
  case $1 in
    *'not authorized'* | *AccessDenied* | *'ccess denied'* | *Unauthorized* | *Forbidden* | *[Ee]xpired* | \
      *InvalidClientTokenId* | *UnrecognizedClient* | *'ignatureDoesNotMatch'* | *AuthFailure* | \
      *OptInRequired* | *credentials* | *'SSO '* | *'config profile'*) ;;
    *) return 1 ;;
  esac
}

# about_the_service TEXT: whether AWS itself failed; the request may still have been executed.
about_the_service() {
  case $1 in
    *Internal* | *'nternal error'* | *'nternal failure'* | *ServiceUnavailable* | *'ervice unavailable'* | \
      *'ervice Unavailable'* | *ServiceFailure* | *ServiceException* | *'emporarily unavailable'* | \
      *'Bad Gateway'* | *'(50'[0-9]')'* | *'Status Code: 50'[0-9]*) ;;
    *) return 1 ;;
  esac
}

# about_the_way TEXT: whether AWS was not reached, or a rate limit or quota was exceeded.
about_the_way() {
  case $1 in
    *hrottl* | *'Rate exceeded'* | *TooManyRequests* | *SlowDown* | *LimitExceeded* | *QuotaExceeded* | \
      *'onnect'* | *'imeout'* | *'imed out'* | *[Uu]'nknown options'* | *'Invalid choice'*) ;;
    *) return 1 ;;
  esac
}

# judge_words TEXT [WORDS]: ends the fact if the text is unrelated to it, showing WORDS.
judge_words() {
  if about_the_caller "$1" || about_the_service "$1" || about_the_way "$1"; then
    unsettled "${2:-$1}"
  fi
}

# refuse_to_judge: the same for the last failure. Without an error code it is not a refusal by AWS.
refuse_to_judge() {
  local line words
  line=$(aws_error_line)
  words=$(error_text)
  judge_words "$line" "$words"
  if [[ $line != *'An error occurred ('* ]]; then unsettled "$words"; fi
}

# error_text: AWS's message about the last failure, without its constant parts.
error_text() {
  aws_error_line | sed -E -e 's/^.*An error occurred \(([A-Za-z0-9.]+)\) when calling the /\1: /' \
    -e 's/: [A-Za-z]+ operation( \([^)]*\))?: /: /' | shortened 220
}

# shortened LENGTH: the first line of standard input, cut at a word's end.
shortened() {
  local text=''
  read -r text || true
  if ((${#text} > $1)); then
    text=${text:0:$1}
    text="${text% *} …"
  fi
  printf '%s\n' "$text"
}

# printable: standard input as one line, plain.
printable() { tr -d '\000' | tr -s '\n\t ' ' ' | sed 's/ $//' | plain_lines; }

# said_by_aws: the last failure, for messages.
said_by_aws() { aws_error_line | printable; }
