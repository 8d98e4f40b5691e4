# shellcheck shell=bash disable=SC2154
# The arguments of AWS CLI calls. Values come from settings, options, the environment and AWS itself. None of
# them may act as an option of the AWS CLI, or make it read a file.

# The AWS CLI options without a value that the scripts use.
readonly options_without_value=' --no-paginate --include-property-values --import-existing-resources
  --enable-termination-protection --no-enable-termination-protection --deletion-protection-enabled
  --no-deletion-protection-enabled --no-actions-enabled --consistent-read --no-cli-pager '

# bad_argument ARGUMENT…: what is wrong with the first argument that the AWS CLI would misread; nothing if
# there is none.
bad_argument() {
  local argument option=''
  for argument in "$@"; do
    case $argument in
      -*)
        if [[ $option ]]; then
          echo "$option needs a value, not '$argument'"
          return
        fi
        option=$argument
        if [[ $options_without_value == *[[:space:]]"$option"[[:space:]]* ]]; then option=''; fi
        continue ;;
      file://"$scratch_of_run"/* | fileb://"$scratch_of_run"/*) ;;
      file:* | fileb:*)
        echo "'$argument' would be read as a file"
        return ;;
      http://* | https://*)
        if [[ $option != --queue-url && $option != --endpoint-url ]]; then
          echo "'$argument' would be read from the network"
          return
        fi ;;
    esac
    option=''
  done
}
