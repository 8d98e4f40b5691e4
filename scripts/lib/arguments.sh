# shellcheck shell=bash disable=SC2154
# What the AWS CLI is called with. Settings, flags, the environment and AWS itself give values; none of
# them may become an option of the AWS CLI, or a file that it reads.

# The options of these scripts that have no value.
readonly bare_options=' --no-paginate --include-property-values --import-existing-resources
  --enable-termination-protection --no-enable-termination-protection --deletion-protection-enabled
  --no-deletion-protection-enabled --no-actions-enabled --consistent-read --no-cli-pager '

# bad_argument ARGUMENT…: what is wrong with the first that is not what it is meant as; nothing where
# all are.
bad_argument() {
  local argument option=''
  for argument in "$@"; do
    case $argument in
      -*)
        if [[ $option ]]; then
          echo "'$argument' stands where the value of $option belongs"
          return
        fi
        option=$argument
        if [[ $bare_options == *[[:space:]]"$option"[[:space:]]* ]]; then option=''; fi
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
