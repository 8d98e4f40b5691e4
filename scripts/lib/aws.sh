# shellcheck shell=bash disable=SC2034,SC2154
# The AWS CLI, version 1 or 2. Its own retries take care of throttling.
#
# region, profile   where and as whom; an empty profile is the CLI's default chain
# kind              "monitoring", "management" or "workload": which profile flag the advice names

export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off
export AWS_MAX_ATTEMPTS=${AWS_MAX_ATTEMPTS:-10} AWS_RETRY_MODE=${AWS_RETRY_MODE:-standard}
region=''
profile=''
kind=''

# try_aws ARGUMENT…: what the CLI says about a failure stays in the scratch folder. The redirection
# is the program's alone: around a function, it would swallow what the trap of a signal says.
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
# The CLI ends with 130 when Ctrl-C stopped it: no failure, and told by whoever has the trap.
call_aws() {
  local code=0
  try_aws "${@:2}" || code=$?
  case $code in
    0) ;;
    130) exit 130 ;;
    *) aws_failed "$1" ;;
  esac
}

# aws_said TEXT: whether the last failure's message holds it.
aws_said() { grep -aqF -- "$1" "$scratch/aws-error"; }

# aws_failed TASK: ends the script with AWS's own words about the last failure, and the way out.
aws_failed() {
  local line
  line=$(aws_error_line)
  say "error: could not $1${profile:+ (profile $profile)}" "  = aws: $line"
  say_help "$(aws_advice "$line")"
  if [[ $resume_command ]]; then say_resume; fi
  exit 4
}

# Usage errors are many lines with the error last; others are one, with empty ones around.
# Some of it may be no text in the locale.
aws_error_line() {
  grep -aim1 error "$scratch/aws-error" || grep -av '^ *$' "$scratch/aws-error" | tail -n 1 ||
    echo 'the AWS CLI failed without a message'
}

# aws_advice LINE: what to do about one line of the CLI's.
aws_advice() {
  sagewatch_cli advice --region "$region" ${profile:+--profile "$profile"} ${kind:+--kind "$kind"} \
    <<<"$1"
}
