#!/usr/bin/env bash
# Goes on watching what CloudFormation does to a stack.

# shellcheck source=lib/all.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/all.sh"

operation=''

# Nothing when the template can't be read; the progress then has no end that is known.
count_declared() {
  try_aws cloudformation get-template --stack-name "$stack" \
    --query 'length(keys(TemplateBody.Resources))' --output text || true
}

watch_stack() {
  read_options "$@"
  follow "$stack" "$operation" "$(count_declared)"
}

watch_stack "$@"
