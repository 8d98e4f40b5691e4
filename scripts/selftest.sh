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

switches=(yes list)
options=(fact in-account)
settings=(profile region second-profile further-region)

usage() {
  cat <<'EOF'
Checks, in a sandbox account, facts about AWS that sagewatch relies on and that AWS does not document.
For each fact it creates the smallest set of resources that shows it, observes them, and removes them
again, also after Ctrl-C or a failure. It never touches resources whose names don't begin with the
prefix of this run, sagewatch-selftest-XXXXXX. It ends with a table that can be pasted into an issue:
account ids and the caller's name are masked. docs/selftest.md says which decision depends on each fact.

Usage: scripts/selftest.sh --profile NAME [options]
       make selftest ARGS="--profile NAME"

Options:
  --profile NAME          AWS CLI profile of the sandbox account ('' for the default credentials)
  --region REGION         Region of the resources (default: the profile's Region)
  --further-region REGION a second Region, for the facts that need one
                          (default: us-east-1, or us-west-2 from there)
  --second-profile NAME   profile of another account of the same organization; without it, the facts
                          that need one are skipped
  --fact NAME             only this fact; may be repeated
  --in-account ID         run in this account although it is an organization's management account,
                          has a sagewatch deployment, or can't be examined; may be repeated for the
                          second account
  --list                  list the facts, their costs and the permissions that they need; requires no
                          account
  --yes                   answer yes to the question whether to start
  -h, --help              print this

Examples:
  scripts/selftest.sh --list
  scripts/selftest.sh --profile sandbox
  scripts/selftest.sh --profile sandbox --fact reserved-word --fact empty-stack --yes

Exit codes: 0 every fact is as expected, 1 declined, 2 usage, 3 a fact is different, 4 AWS failed:
a fact could not be determined, or something could not be removed, 129 the terminal was closed,
130 stopped by Ctrl-C.
Permissions: sts:GetCallerIdentity, and those that --list names; to recognize an account that is not a
sandbox, cloudformation:DescribeStacks, iam:ListRoles and organizations:DescribeOrganization, also in
the second account; to find leftovers of earlier runs, oam:ListSinks.
EOF
}

# second_profile, further_region   as given, or the default
second_profile=''
further_region=''

selftest() {
  parse_options "$@"
  second_profile=$(given second-profile)
  choose_facts
  if [[ $list ]]; then list_facts && return; fi
  refuse_nothing_chosen
  require_tools
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
  is_given profile || fail 2 'the profile of a sandbox account is required' 'give it with --profile NAME' \
    "for the credentials of the environment, give --profile ''"
  profile=$(given profile)
  region=$(given region)
  if [[ -z $region ]]; then region=$(default_region); fi
  [[ $region ]] || fail 2 'the Region is unknown' 'give it with --region ap-southeast-2'
  further_region=$(given further-region)
  if [[ $further_region ]]; then return; fi
  further_region=us-east-1
  if [[ $region == us-east-1 ]]; then further_region=us-west-2; fi
}

is_given() { [[ " ${setting_flags[*]} " == *" --$1 "* ]]; }

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
