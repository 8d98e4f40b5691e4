# shellcheck shell=bash disable=SC2034,SC2154
# The facts: each is a file in facts/, which begins with these lines (lines with the same key are
# joined):
#
#   title         the fact, as a question
#   expected      what sagewatch assumes
#   decides       what in sagewatch depends on it
#   source        where AWS documents it, or why it is uncertain
#   seconds       how long it takes on AWS
#   cents         what it costs, in US cents
#   permissions   the required permissions, except those for the removal
#   needs         second-profile, further-region, or named: only where --fact names it
#   leaves        what AWS removes only later
#   look          steps for a person, for facts that can't be checked otherwise
#
# A fact without `look` has a function settle_fact; run.sh says what it can call.
#
# chosen     the names of the facts to check
# left_out   the skipped facts, each "NAME: WHY"

facts_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/facts
chosen=()
left_out=()

# header FACT KEY
header() { sed -n "s/^# $2: *//p" "$facts_folder/$1.sh" | paste -sd' '; }

all_facts() {
  local file
  for file in "$facts_folder"/*.sh; do basename "$file" .sh; done
}

# for_eyes FACT: whether only a person can check it.
for_eyes() { [[ $(header "$1" look) ]]; }

# choose_facts: sets chosen and left_out.
choose_facts() {
  local fact why
  for fact in "${facts[@]}"; do
    [[ $fact =~ ^[a-z-]+$ && -e $facts_folder/$fact.sh ]] ||
      refuse_usage "there is no fact '$fact'; --list lists them all"
  done
  for fact in $(all_facts); do
    if ((${#facts[@]})) && ! contains "$fact" "${facts[@]}"; then continue; fi
    why=$(why_left_out "$fact")
    if [[ $why ]]; then left_out+=("$fact: $why"); else chosen+=("$fact"); fi
  done
}

# why_left_out FACT: why it is skipped; nothing if it is to be checked.
why_left_out() {
  local needs
  needs=$(header "$1" needs)
  if for_eyes "$1"; then
    echo 'requires a person (docs/selftest.md has the steps)'
  elif [[ $needs == *second-profile* && -z $second_profile ]]; then
    echo 'needs --second-profile'
  elif [[ $needs == *named* ]] && ! contains "$1" "${facts[@]}"; then
    echo "leaves $(header "$1" leaves); give --fact $1 to check it"
  fi
}

refuse_nothing_chosen() {
  if ((${#chosen[@]})); then return; fi
  fail 2 'no fact is left to check' "${left_out[@]}"
}

say_left_out() {
  if ((${#left_out[@]})); then say 'skips:' "${left_out[@]/#/  }"; fi
}

# say_what_stays: of the chosen facts.
say_what_stays() {
  local fact leaves
  for fact in "${chosen[@]}"; do
    leaves=$(header "$fact" leaves)
    if [[ $leaves ]]; then say "$fact leaves $leaves"; fi
  done
}

# total_of KEY: of all chosen facts.
total_of() {
  local fact
  for fact in "${chosen[@]}"; do header "$fact" "$1"; done |
    awk '{ total += $1 } END { printf "%.1f", total }'
}

cents_of_facts() { total_of cents; }

minutes_of_facts() { total_of seconds | awk '{ printf "%d", ($1 + 59) / 60 }'; }

# list_facts: for people, on standard output.
list_facts() {
  local fact
  for fact in $(all_facts); do
    if ((${#facts[@]})) && ! contains "$fact" "${facts[@]}"; then continue; fi
    printf '%s\n  %s\n  expected: %s\n' "$fact" "$(header "$fact" title)" "$(header "$fact" expected)"
    if for_eyes "$fact"; then
      printf '  requires a person: %s\n' "$(header "$fact" look)"
    else
      printf '  about %s s, %s US cents; needs %s\n' "$(header "$fact" seconds)" \
        "$(header "$fact" cents)" "$(header "$fact" permissions)"
    fi
  done
}
