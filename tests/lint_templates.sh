#!/usr/bin/env bash
# cfn-lint finds nothing, not even a warning, in any template, in a Region of each partition.
#   lint_templates.sh REGION [MODE]
set -euo pipefail
region=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT
cd "$output"
mapfile -t settings < <("$here/example_settings.sh" "$@")
"$SAGEWATCH" synth --output "$output" "${settings[@]}"
for template in "$output"/*.template.json; do
  bytes=$(wc -c <"$template")
  [[ $bytes -le 51200 ]] || { echo "$template has $bytes bytes"; exit 1; }
done
cfn-lint --include-checks W --regions "$region" --template "$output"/*.template.json
