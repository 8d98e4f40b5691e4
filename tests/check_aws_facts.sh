#!/usr/bin/env bash
# docs/aws-facts.md: every row is whole, no id stands twice, the self test has each fact that a row
# names and no other, and every id that the code mentions is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
page=docs/aws-facts.md
found=0

# complain WHAT LINE…: fails where there is a line
complain() {
  local what=$1
  shift
  if [[ -z $* ]]; then return; fi
  printf '%s: %s\n' "$what" "$*"
  found=1
}

id='[A-Z]+-[0-9]+'
rows=$(grep -E "^\| $id \|" "$page")
ids=$(grep -oE "^\| $id" <<<"$rows" | tr -d '| ')
evidence='(documented|schema|reported|reasoned)(, (documented|schema|reported|reasoned))*'
whole="^\| $id \| [^|]+ \| $evidence \| [^|]+ \| 20[0-9]{2}-[0-9]{2}-[0-9]{2} \| (no|yes)[^|]* \|$"
complain 'rows that lack something' "$(grep -vE "$whole" <<<"$rows")"
complain 'ids that stand twice' "$(sort <<<"$ids" | uniq -d | xargs)"
mentioned=$(grep -rhoE "AWS fact $id" src include templates scripts | sed 's/AWS fact //' | sort -u)
complain 'ids that the code mentions and the page lacks' \
  "$(comm -23 <(printf '%s\n' "$mentioned") <(sort -u <<<"$ids") | xargs)"
# shellcheck disable=SC2016
named=$(grep -oE '\| (no|yes)[^|]*\|$' <<<"$rows" | grep -oE '`[a-z-]+`' | tr -d '`' | sort -u)
settled=$(basename -s .sh scripts/selftest/facts/*.sh | sort -u)
complain 'facts that the self test lacks' \
  "$(comm -23 <(printf '%s\n' "$named") <(printf '%s\n' "$settled") | xargs)"
complain 'facts of the self test that no row names' \
  "$(comm -13 <(printf '%s\n' "$named") <(printf '%s\n' "$settled") | xargs)"
exit "$found"
