#!/usr/bin/env bash
# shellcheck disable=SC2016  # backquotes of Markdown
# The tables of docs/selftest.md are what the files of the facts say of themselves. With
# SAGEWATCH_ACCEPT=1 (make golden) they are written anew, and the test counts as skipped (77).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
page=docs/selftest.md
# shellcheck source=../scripts/selftest/catalogue.sh
source scripts/selftest/catalogue.sh

required=(title expected decides source)

# refuse_incomplete FACT: a fact must say all that a person wants to know before it runs.
refuse_incomplete() {
  local key keys=("${required[@]}")
  if ! for_eyes "$1"; then keys+=(seconds cents permissions); fi
  for key in "${keys[@]}"; do
    if [[ -z $(header "$1" "$key") ]]; then echo "$1 does not say its $key" && exit 1; fi
  done
  if ! for_eyes "$1" && ! grep -q '^settle_fact() {' "$facts_folder/$1.sh"; then
    echo "$1 has no function settle_fact" && exit 1
  fi
}

tables() {
  local fact
  printf '## Facts that the script settles\n\n'
  printf '| fact | question | expected | decides | source | s | US cents |\n| --- | --- | --- | --- | --- | --- | --- |\n'
  for fact in $(all_facts); do
    if ! for_eyes "$fact"; then row "$fact" seconds cents; fi
  done
  printf '\n## Facts for the eye\n\n'
  printf '| fact | question | expected | decides | source | steps |\n| --- | --- | --- | --- | --- | --- |\n'
  for fact in $(all_facts); do
    if for_eyes "$fact"; then row "$fact" look; fi
  done
}

# row FACT KEY…
row() {
  local key
  printf '| `%s` |' "$1"
  for key in "${required[@]}" "${@:2}"; do printf ' %s |' "$(header "$1" "$key")"; done
  echo
}

for fact in $(all_facts); do refuse_incomplete "$fact"; done
wanted=$(sed '/^## Facts that the script settles/,$d' "$page" && tables)
if [[ $wanted == "$(<"$page")" ]]; then exit; fi
if [[ ${SAGEWATCH_ACCEPT:-} != 1 ]]; then
  diff "$page" - <<<"$wanted" || true
  echo "$page is not what the facts say; if this is meant, run 'make golden'"
  exit 1
fi
printf '%s\n' "$wanted" >"$page"
exit 77
