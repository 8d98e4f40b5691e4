# shellcheck shell=bash disable=SC2034,SC2154
# The options of a script. `sagewatch options` knows which ones each script has, reads them, and prints the
# help. Every option has a variable: it holds the value, or the flag itself if the option takes no value.
# Variables that end in _flags hold both, to be passed on to the binary.
#
# script   the path of the script, below scripts/

script='' yes='' no_execute='' no_wait='' delete_failed_stack='' exit_code='' detect_drift='' brief='' plan='' list=''
delete_data='' delete_data_of='' meant_account=''
facts=()
in_accounts=()
config_flags=()
setting_flags=()
prefix_flags=()
allow_flags=()
progress_flags=()
format_flags=()

# read_options ARGUMENT…: sets the variables; ends the script after --help, or if an option is wrong.
read_options() {
  local variable value
  find_sagewatch
  script=$(readlink -f "${BASH_SOURCE[-1]}")
  script=${script#"$checkout/scripts/"}
  printf '%s\0' "$(printf '%q' "$0")" "$@" |
    sagewatch_cli options "$script" >"$scratch/options"
  while IFS= read -rd '' variable && IFS= read -rd '' value; do
    case $variable in
      help) printf '%s' "$value" && exit ;;
      *_flags | facts | in_accounts)
        local -n values=$variable
        values+=("$value") ;;
      *) printf -v "$variable" '%s' "$value" ;;
    esac
  done <"$scratch/options"
  if [[ -z $list ]]; then require_aws; fi
}

# refuse_usage MESSAGE: ends the script. The help itself would hide the message.
refuse_usage() { fail 2 "$1" "'$(printf '%q' "$0") --help' lists the options"; }

# contains WORD LIST…
contains() {
  local word
  for word in "${@:2}"; do
    if [[ $word == "$1" ]]; then return; fi
  done
  return 1
}
