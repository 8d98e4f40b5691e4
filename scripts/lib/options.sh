# shellcheck shell=bash disable=SC2034,SC2154
# Command line options. A script sets, before it calls parse_options:
#
# switches   its flags without a value: of yes, no-execute, delete-failed-stack, exit-code, brief,
#            plan, detect-drift, no-wait, list, and delete-data, whose value may be left out
# options    its flags with a value: of config, progress, allow-replace, format, for, fact, in-account and
#            account
# settings   its flags that are settings, passed on to the binary as they are; "any" for all others,
#            "deployment" for those of the stacks of `kind`
# usage      a function that prints the help
#
# and finds what was given in:
#
# yes, no_execute, no_wait, delete_failed_stack, exit_code, plan, delete_data, detect_drift, list
#                                                   the flag itself when given, else empty
# facts, in_accounts                                the values of --fact and --in-account, which may be
#                                                   repeated
# purpose, data_stack, meant_account                the values of --for, --delete-data and --account, or
#                                                   empty
# config_flags, yes_flags, setting_flags, allow_flags, progress_flags, format_flags, brief_flags
#                                                   to pass on as they are
# prefix_flags                                      that of setting_flags which names depend on

switches=()
options=()
settings=()
yes=''
no_execute=''
no_wait=''
delete_failed_stack=''
exit_code=''
detect_drift=''
purpose=''
plan=''
list=''
facts=()
in_accounts=()
delete_data=''
data_stack=''
meant_account=''
config_flags=()
yes_flags=()
setting_flags=()
prefix_flags=()
allow_flags=()
progress_flags=()
format_flags=()
brief_flags=()

# parse_options ARGUMENT…
parse_options() {
  if [[ ${settings[*]} == deployment ]]; then find_sagewatch && name_settings; fi
  while (($#)); do
    case $1 in
      -h | --help) usage && exit ;;
      --*=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
    esac
    if take_switch "$1"; then
      if [[ $1 == --delete-data && ${2:---} != --* ]]; then data_stack=$2 && shift; fi
      shift
    else
      take_option "$@"
      shift 2
    fi
  done
}

# describe_settings: of the stacks of `kind`, as a help shows them.
describe_settings() { sagewatch_cli configure "$kind" --describe; }

# name_settings: the same, their keys alone, in `settings`.
name_settings() {
  local described
  described=$(describe_settings)
  mapfile -t settings < <(sed -n 's/^  --\([a-z-]*\) .*/\1/p' <<<"$described")
}

# take_switch FLAG: false when it isn't one of the switches.
take_switch() {
  contains "${1#--}" "${switches[@]}" || return 1
  case $1 in
    --yes) yes=$1 yes_flags=("$1") ;;
    --no-execute) no_execute=$1 ;;
    --no-wait) no_wait=$1 ;;
    --delete-failed-stack) delete_failed_stack=$1 ;;
    --exit-code) exit_code=$1 ;;
    --detect-drift) detect_drift=$1 ;;
    --brief) brief_flags=("$1") ;;
    --plan) plan=$1 ;;
    --list) list=$1 ;;
    --delete-data) delete_data=$1 ;;
  esac
}

# take_option FLAG VALUE…: further arguments are left alone.
take_option() {
  is_option "$1" || refuse_usage "unknown option '$1'"
  if (($# == 1)) || [[ $2 == --* ]]; then refuse_usage "$1 needs a value"; fi
  case $1 in
    # An AWS CLI, given these as they are, could take them for an option, or read a file of that name.
    *-profile | *-profiles | *region* | --stack | --queue-url | --operation)
      refuse_misleading "$1" "$2" ;;
  esac
  case $1 in
    --config) config_flags=("$1" "$2") ;;
    --progress)
      refuse_unknown_progress "$2"
      progress_flags=("$1" "$2") ;;
    --allow-replace) allow_flags+=("$1" "$2") ;;
    --format) format_flags=("$1" "$2") ;;
    --for) purpose=$2 ;;
    --fact) facts+=("$2") ;;
    --in-account) in_accounts+=("$2") ;;
    --account)
      [[ $2 =~ ^[0-9]{12}$ ]] || refuse_usage "--account must be a 12-digit account id, not '$2'"
      meant_account=$2 ;;
    *)
      refuse_repeated "$1"
      if [[ $1 == --name-prefix ]]; then prefix_flags=("$1" "$2"); fi
      setting_flags+=("$1" "$2") ;;
  esac
}

# refuse_misleading FLAG VALUE
refuse_misleading() {
  case $2 in
    -* | *,-*) refuse_usage "$1: '$2' begins with '-', like an option of the AWS CLI" ;;
    file:* | fileb:*) refuse_usage "$1: '$2' would be read as a file by the AWS CLI" ;;
  esac
}

is_option() {
  [[ $1 == --* ]] && { contains "${1#--}" "${options[@]}" "${settings[@]}" ||
    contains any "${settings[@]}"; }
}

# given KEY: the value of a setting on the command line; nothing when it isn't there.
given() {
  local i
  for ((i = 0; i < ${#setting_flags[@]}; i += 2)); do
    if [[ ${setting_flags[i]} == "--$1" ]]; then printf '%s\n' "${setting_flags[i + 1]}"; fi
  done
}

# refuse_unknown_progress MODE: the binary would refuse it only when AWS is already at work.
refuse_unknown_progress() {
  contains "$1" auto block lines errors ||
    refuse_usage "--progress must be auto, block, lines or errors, not '$1'"
}

# refuse_repeated FLAG: two values for one setting contradict each other.
refuse_repeated() {
  local i
  for ((i = 0; i < ${#setting_flags[@]}; i += 2)); do
    if [[ ${setting_flags[i]} == "$1" ]]; then refuse_usage "$1 is given more than once"; fi
  done
}

# contains WORD LIST…
contains() {
  local word
  for word in "${@:2}"; do
    if [[ $word == "$1" ]]; then return; fi
  done
  return 1
}

# refuse_usage MESSAGE: ends the script. The help itself would hide the message.
refuse_usage() {
  fail 2 "$1" "'$(printf '%q' "$0") --help' lists the options"
}
