#!/usr/bin/env bash
# Reports the health of the deployment. Changes nothing.

# shellcheck source=lib/all.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/all.sh"

kind=monitoring

show_status() {
  local code=0
  read_options "$@"
  read_place
  local flags=("${config_flags[@]}" "${setting_flags[@]}")
  ask_all status ${detect_drift:+"$detect_drift"} "${flags[@]}"
  printf '{"Now":"%s"}' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" | sagewatch_cli answer date >>"$scratch/answers.json"
  sagewatch_cli status ${brief:+"$brief"} "${format_flags[@]}" --exit-code "${flags[@]}" \
    <"$scratch/answers.json" || code=$?
  exit "$code"
}

show_status "$@"
