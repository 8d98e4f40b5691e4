#!/usr/bin/env bash
# Verifies, in a sandbox account, undocumented behaviour of AWS that sagewatch relies on.
# shellcheck disable=SC2154

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
# shellcheck source=lib/all.sh
source "$here/lib/all.sh"
# shellcheck source=selftest/catalogue.sh
source "$here/selftest/catalogue.sh"
# shellcheck source=selftest/sandbox.sh
source "$here/selftest/sandbox.sh"
# shellcheck source=selftest/words.sh
source "$here/selftest/words.sh"
# shellcheck source=selftest/things.sh
source "$here/selftest/things.sh"
# shellcheck source=selftest/run.sh
source "$here/selftest/run.sh"
# shellcheck source=selftest/clean_up.sh
source "$here/selftest/clean_up.sh"
# shellcheck source=selftest/helpers.sh
source "$here/selftest/helpers.sh"
# shellcheck source=selftest/report.sh
source "$here/selftest/report.sh"

# second_profile, further_region   as given, or the default
second_profile=''
further_region=''

selftest() {
  read_options "$@"
  choose_facts
  if [[ $list ]]; then list_facts && return; fi
  refuse_nothing_chosen
  read_selftest_place
  identify
  say "selftest → $account · $region · as $caller"
  identify_second
  refuse_no_sandboxes
  announce_selftest
  confirm "Create these resources in $(accounts_used), and remove them?" --yes "$yes" || decline
  settle_facts
  report_facts
}

# accounts_used: the accounts, for the question.
accounts_used() {
  if [[ $second_account ]]; then
    echo "the accounts $account and $second_account (profile $second_profile)"
  else
    echo "the account $account"
  fi
}

decline() {
  say 'nothing was created'
  exit 1
}

# Sets profile, region and further_region.
read_selftest_place() {
  [[ -v given_profile ]] || fail 2 'the profile of a sandbox account is required' 'give it with --profile NAME' \
    "for the credentials of the environment, give --profile ''"
  profile=$given_profile
  if [[ -z $region ]]; then region=$(default_region); fi
  [[ $region ]] || fail 2 'the Region is unknown' 'give it with --region ap-southeast-2'
  if [[ $further_region ]]; then return; fi
  further_region=us-east-1
  if [[ $region == us-east-1 ]]; then further_region=us-west-2; fi
}

# default_region: that of the environment or the profile; nothing if there is none.
default_region() {
  local found=${AWS_REGION:-${AWS_DEFAULT_REGION:-}}
  if [[ -z $found ]]; then
    # If the profile has no Region, the command also fails, but prints nothing.
    found=$(aws configure get region ${profile:+--profile "$profile"} 2>"$scratch/aws-error") ||
      ! aws_said 'could not be found' || aws_failed 'read the Region'
  fi
  echo "$found"
}

# counted NUMBER WORD
counted() { if [[ $1 == 1 ]]; then echo "1 $2"; else echo "$1 $2s"; fi; }

announce_selftest() {
  say "checks $(counted "${#chosen[@]}" fact), one after another, in about \
$(counted "$(minutes_of_facts)" minute):" \
    "  ${chosen[*]}"
  say_left_out
  say "creates alarms, log groups, queues, roles, event buses, stacks and the like, each named $prefix-…," \
    "and removes them after each fact; Ctrl-C removes them, too" \
    "costs about $(cents_of_facts) US cents in all"
  say_what_stays
}

selftest "$@"
