# shellcheck shell=bash disable=SC2034,SC2154
# The AWS CLI, version 1 or 2. Its own retries take care of throttling.
#
# region, profile   of the calls; an empty profile means the CLI's default credentials
# kind              of the account: "monitoring", "management" or "workload"

# A call that doesn't name its format is read as JSON: what the environment or the configuration file has instead,
# such as yaml, the AWS CLI v1 doesn't know.
export AWS_DEFAULT_OUTPUT=json
export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off
export AWS_MAX_ATTEMPTS=${AWS_MAX_ATTEMPTS:-10} AWS_RETRY_MODE=${AWS_RETRY_MODE:-standard}
region=''
profile=''
kind=''

# try_aws ARGUMENT…: the CLI's error message goes to a file in the scratch folder. Only the program's standard
# error is redirected: around a function, the redirection would swallow the messages of signal traps.
try_aws() {
  local where=(--region "$region") wrong
  if [[ $profile ]]; then where+=(--profile "$profile"); fi
  # The AWS CLI v1 does not take the endpoint of SQS from the environment.
  if [[ $1 == sqs && ${AWS_ENDPOINT_URL:-} ]]; then where+=(--endpoint-url "$AWS_ENDPOINT_URL"); fi
  wrong=$(bad_argument "$@" "${where[@]}")
  if [[ $wrong ]]; then
    echo "error: $wrong: the AWS CLI was not called" >"$scratch/aws-error"
    return 252
  fi
  aws "$@" "${where[@]}" </dev/null 2>"$scratch/aws-error"
}

# call_aws TASK ARGUMENT…: a failure ends the script, saying that it could not do TASK.
# 130 means that Ctrl-C stopped the CLI, which is not a failure. The trap reports it.
call_aws() {
  local code=0
  try_aws "${@:2}" || code=$?
  case $code in
    0) ;;
    130) exit 130 ;;
    *) aws_failed "$1" ;;
  esac
}

# aws_said TEXT: whether the last error message contains it.
aws_said() { grep -aqF -- "$1" "$scratch/aws-error"; }

# aws_failed TASK: ends the script with AWS's last error message, and what to do about it.
aws_failed() {
  local line
  line=$(aws_error_line)
  say "error: could not $1${profile:+ (profile $profile)}" "  = aws: $line"
  say_help "$(aws_advice "$line")"
  if [[ $resume_command ]]; then say_resume; fi
  exit 4
}

# The line of the last error message that says what is wrong. Usage errors have many lines and the error at
# the end, others have one line between empty ones. It may hold bytes that are not text in the locale (-a).
aws_error_line() {
  grep -aim1 error "$scratch/aws-error" || grep -av '^ *$' "$scratch/aws-error" | tail -n 1 ||
    echo 'the AWS CLI failed without a message'
}

# list_profiles FLAGS: the profiles of the AWS CLI, as flags. Its version 1 can't list them.
list_profiles() {
  local name
  local -n flags=$1
  while read -r name; do flags+=(--known-profile "$name"); done < <(
    env -u AWS_PROFILE -u AWS_DEFAULT_PROFILE aws configure list-profiles </dev/null 2>/dev/null
  )
}

# aws_advice LINE: what to do about this line of an error message.
aws_advice() {
  local known=()
  if [[ $1 == *'config profile'* ]]; then list_profiles known; fi
  sagewatch_cli advice --region "$region" ${profile:+--profile "$profile"} ${kind:+--kind "$kind"} \
    "${known[@]}" <<<"$1"
}
