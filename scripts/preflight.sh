#!/usr/bin/env bash
# Checks an account before a deployment. Changes nothing.

# shellcheck source=lib/all.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/all.sh"

check_before_deployment() {
  read_options "$@"
  read_place
  identify
  say "preflight of $account · $region · as $caller"
  preflight_everywhere ${brief:+"$brief"} "${format_flags[@]}" || exit 1
}

check_before_deployment "$@"
