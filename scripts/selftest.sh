#!/usr/bin/env bash
# Settles, in a sandbox account, what sagewatch relies on and AWS's documentation leaves open.
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
Settles, in a sandbox account, facts about AWS that sagewatch relies on and that AWS's documentation
leaves open. For each fact it makes the smallest things that show it, looks, and removes them again,
also after Ctrl-C or a failure. It touches nothing whose name does not begin with this run's own
prefix, sagewatch-selftest-XXXXXX. It ends with a table that can be pasted into an issue: account ids
and the caller's name are masked. docs/selftest.md says which decision depends on each fact.

Usage: scripts/selftest.sh --profile NAME [options]
       make selftest ARGS="--profile NAME"

Options:
  --profile NAME          AWS CLI profile of the sandbox account ('' for the default credentials)
  --region REGION         where to make things (default: the profile's Region)
  --further-region REGION a second Region, for the facts that need one
                          (default: us-east-1, or us-west-2 from there)
  --second-profile NAME   profile of another account of the same organization; the facts that need
                          one are left out without it
  --fact NAME             only this fact; may be repeated
  --in-account ID         run in this account although it is an organization's management account or
                          holds a sagewatch deployment, or that can't be read; may be repeated, for
                          the second account
  --list                  list the facts, what they cost and which permissions they need; no account
                          is needed
  --yes                   answer yes to the question whether to begin
  -h, --help              print this

Examples:
  scripts/selftest.sh --list
  scripts/selftest.sh --profile sandbox
  scripts/selftest.sh --profile sandbox --fact reserved-word --fact empty-stack --yes

Exit codes: 0 every fact is as expected, 1 declined, 2 usage, 3 a fact is different, 4 AWS failed:
a fact could not be settled, or something could not be removed, 129 the terminal was closed,
130 stopped by Ctrl-C.
Permissions: sts:GetCallerIdentity, and those that --list names; to recognize an account that is no
sandbox, cloudformation:DescribeStacks, iam:ListRoles and organizations:DescribeOrganization, also in
the second account; to find what an earlier run has left, oam:ListSinks.
EOF
}

# second_profile, further_region   as given, or by default
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
  confirm "Make these things in $(accounts_used), and remove them?" --yes "$yes" || decline
  settle_facts
  report_facts
}

# accounts_used: for the question.
accounts_used() {
  if [[ $second_account ]]; then
    echo "the accounts $account and $second_account (profile $second_profile)"
  else
    echo "the account $account"
  fi
}

decline() {
  say 'nothing was made'
  exit 1
}

# Sets profile, region and further_region.
read_selftest_place() {
  is_given profile || fail 2 'the profile of a sandbox account is needed' 'give it: --profile NAME' \
    "for the credentials of the environment, give --profile ''"
  profile=$(given profile)
  region=$(given region)
  if [[ -z $region ]]; then region=$(default_region); fi
  [[ $region ]] || fail 2 'the Region is not known' 'give it: --region ap-southeast-2'
  further_region=$(given further-region)
  if [[ $further_region ]]; then return; fi
  further_region=us-east-1
  if [[ $region == us-east-1 ]]; then further_region=us-west-2; fi
}

is_given() { [[ " ${setting_flags[*]} " == *" --$1 "* ]]; }

# default_region: of the environment or the profile; nothing where there is none.
default_region() {
  local found=${AWS_REGION:-${AWS_DEFAULT_REGION:-}}
  if [[ -z $found ]]; then
    # Without a Region in the profile it fails, too, but says nothing.
    found=$(aws configure get region ${profile:+--profile "$profile"} 2>"$scratch/aws-error") ||
      ! aws_said 'could not be found' || aws_failed 'read the Region'
  fi
  echo "$found"
}

# counted NUMBER WORD
counted() { if [[ $1 == 1 ]]; then echo "1 $2"; else echo "$1 $2s"; fi; }

announce_selftest() {
  say "settles $(counted "${#chosen[@]}" fact), one after another, in about \
$(counted "$(minutes_of_facts)" minute):" \
    "  ${chosen[*]}"
  say_left_out
  say "makes alarms, log groups, queues, roles, event buses, stacks and the like, each named $prefix-…," \
    "and removes them as it goes on; Ctrl-C removes them, too" \
    "costs about $(cents_of_facts) US cents in all"
  say_what_stays
}

selftest "$@"
