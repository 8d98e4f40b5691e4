#!/usr/bin/env bash
# check finds nothing, not even a warning, in our own stacks, in a Region of each partition: neither
# as they are synthesized nor in the files that synth writes.
#   check_own_templates.sh REGION [MODE]
set -euo pipefail
region=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT
cd "$output"
mapfile -t settings < <("$here/example_settings.sh" "$@")
"$SAGEWATCH" check --strict "${settings[@]}"
"$SAGEWATCH" synth --quiet --output "$output" "${settings[@]}"
"$SAGEWATCH" check --strict --region "$region" "$output"/*.template.json
