#!/usr/bin/env bash
# cfn-lint finds no error in any bad fixture of the checks, and check refuses each one.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/checks" || exit 1
cfn-lint --ignore-checks W --regions us-east-1 --template ./*/bad.yaml || {
  echo 'cfn-lint finds an error that a check was made for'
  exit 1
}
passed=0
for folder in */; do
  id=${folder%/}
  options=()
  if [[ -e $id/before.yaml ]]; then options=(--against "$id/before.yaml"); fi
  if [[ -e $id/region ]]; then options+=(--region "$(cat "$id/region")"); fi
  if output=$("$SAGEWATCH" check --strict "${options[@]}" "$id/bad.yaml" 2>&1); then
    echo "check passes $id/bad.yaml"
  elif ! grep -qF "[$id]" <<<"$output"; then
    echo "check does not find $id in $id/bad.yaml"
  elif ! "$SAGEWATCH" check --strict "${options[@]}" "$id/good.yaml" >/dev/null 2>&1; then
    echo "check refuses $id/good.yaml"
  else
    passed=$((passed + 1))
  fi
done
echo "$passed templates that cfn-lint passes are refused"
[[ $passed -eq $(find . -name bad.yaml | wc -l) && $passed -gt 0 ]]
