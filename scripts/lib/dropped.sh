# shellcheck shell=bash disable=SC2034,SC2154
# A deployment where workload-regions lists a Region no more: what stands there goes, as soon as it
# can.
#
# remaining   the Regions whose stacks stay for now

remaining=()

# prepare_dropped TARGET: as prepare_removal does it, in a Region that may no longer be reachable.
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
