# shellcheck shell=bash disable=SC2034,SC2154
# The stacks in Regions that workload-regions no longer lists. A deployment deletes them as soon as nothing
# depends on them.
#
# remaining   the Regions whose stacks are not deleted yet

remaining=()

# prepare_dropped TARGET: like prepare_removal, in a Region that may no longer be reachable.
prepare_dropped() {
  at "$1"
  if look_for_stack; then
    plan_removal
  else
    stay "could not read it: $(aws_error_line)" \
      "if $region is no longer used, remove its sink from" \
      'monitoring-account-further-sink-identifiers in the settings file'
  fi
}

# stay WHY [HELP…]: the stack is not deleted, and the rest goes on.
stay() {
  warn "$(stack_and_region) is kept for now: $1" "${@:2}"
  remaining+=("$region")
}
