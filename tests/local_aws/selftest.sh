#!/usr/bin/env bash
# The self test against the local organization: every fact runs, gives the verdict below, and leaves
# nothing behind, also where it is interrupted or AWS fails in the middle.
set -euo pipefail

work=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/build/selftest
# shellcheck source=organization.sh
source "$(dirname "${BASH_SOURCE[0]}")/organization.sh"

# What the local organization shows. What it lacks can't be settled: Logs Insights queries find nothing
# here, and drift detection, a bus's own letters and the encryption of queues and topics are not part of
# it. Where it is different, it is not as strict as AWS is expected to be.
declare -A verdicts=(
  [account-principal]='different'
  [bus-dead-letter]='as expected'
  [concat-of-missing]='could not be determined'
  [empty-stack]='different'
  [fresh-role]='as expected'
  [function-log-group]='as expected'
  [grouped-by-missing]='could not be determined'
  [import-keeps-properties]='as expected'
  [key-alias-drift]='as expected'
  [key-source-account]='different'
  [latest-of-missing]='could not be determined'
  [no-delegated-administrator]='as expected'
  [own-link]='as expected'
  [queue-encryption]='different'
  [reserved-word]='as expected'
  [rollback-keeps-import]='as expected'
  [saved-queries]='as expected'
  [search-by-account]='different'
  [sink-without-policy]='as expected'
  [template-encoding]='as expected'
  [unequal-to-missing]='could not be determined'
  [unit-path]='as expected'
)

selftest() {
  "$root/scripts/selftest.sh" --profile outsider --second-profile workload --yes "$@"
}

# rest_in PROFILE REGION: what bears the prefix there, of the kinds that can be named.
rest_in() {
  local at=(--profile "$1" --region "$2" --output text)
  aws "${at[@]}" cloudformation list-stacks \
    --query "StackSummaries[?StackStatus!='DELETE_COMPLETE'].StackName"
  aws "${at[@]}" cloudwatch describe-alarms --query 'MetricAlarms[].AlarmName'
  aws "${at[@]}" logs describe-log-groups --query 'logGroups[].logGroupName'
  aws "${at[@]}" events list-event-buses --query 'EventBuses[].Name'
  aws "${at[@]}" events list-rules --query 'Rules[].Name'
  aws "${at[@]}" iam list-roles --query 'Roles[].RoleName'
  aws "${at[@]}" scheduler list-schedules --query 'Schedules[].Name'
  aws "${at[@]}" lambda list-functions --query 'Functions[].FunctionName'
  aws "${at[@]}" sns list-topics --query 'Topics[].TopicArn'
  aws "${at[@]}" sqs list-queues --query QueueUrls --endpoint-url "$AWS_ENDPOINT_URL"
  aws "${at[@]}" oam list-sinks --query 'Items[].Name'
  aws "${at[@]}" oam list-links --query 'Items[].Label'
}

# nothing_is_left: in any account and Region that the self test reaches.
nothing_is_left() {
  local profile region left
  for profile in outsider workload; do
    for region in "$(of region)" us-east-1; do
      left=$(rest_in "$profile" "$region" | grep -o 'sagewatch-selftest-[^ /	]*' || true)
      [[ -z $left ]] || fail "left in $profile in $region: $left"
    done
  done
  echo 'ok: nothing is left'
}

# verdict_in_table FACT
verdict_in_table() { sed -n "s/^| $1 |.*| \([a-z ]*\) |\$/\1/p" "$work/said"; }

start_organization
export SELFTEST_PATIENCE=${SELFTEST_PATIENCE:-30} AWS_MAX_ATTEMPTS=2

echo '-- every fact that is no matter for the eye'
names=()
for file in "$root"/scripts/selftest/facts/*.sh; do
  grep -q '^# look:' "$file" || names+=(--fact "$(basename "$file" .sh)")
done
expect 3 '| fact | expected | seen | verdict |' selftest "${names[@]}"
for ((i = 1; i < ${#names[@]}; i += 2)); do
  fact=${names[i]} seen=$(verdict_in_table "${names[i]}")
  [[ $seen == "${verdicts[$fact]:-}" ]] ||
    fail "$fact is '$seen', not '${verdicts[$fact]:-in the list above}': $(grep "^| $fact " "$work/said")"
done
! grep -q 'a defect of the self test' "$work/said" || fail 'a fact ended without a result'
! grep '^|' "$work/said" | grep -qE '[0-9]{12}' || fail 'the table shows an account id'
nothing_is_left

echo '-- Ctrl-C while a stack is made, and while it is looked at'
expect 130 'nothing is left' interrupted_at CreateStack 1 "$root/scripts/selftest.sh" \
  --profile outsider --yes --fact function-log-group
nothing_is_left
expect 130 'nothing is left' interrupted_at UpdateStack 1 "$root/scripts/selftest.sh" \
  --profile outsider --yes --fact queue-encryption
nothing_is_left
expect 130 'nothing is left' interrupted_at ExecuteChangeSet 1 "$root/scripts/selftest.sh" \
  --profile outsider --yes --fact rollback-keeps-import
nothing_is_left

echo '-- credentials that expire in the middle: what is left is named, with the commands that remove it'
faults 'call DeleteAlarms 1 * ExpiredToken The security token included in the request is expired'
expect 4 'could not remove everything; these commands remove the rest:' selftest --fact reserved-word
faults
bash -c "$(grep '^  aws ' "$work/said")"
nothing_is_left

echo '-- no account that matters'
expect 2 "it is its organization's management account" "$root/scripts/selftest.sh" --profile management --yes
expect 2 "it is its organization's management account" "$root/scripts/selftest.sh" --profile outsider \
  --second-profile management --yes
echo 'the self test leaves nothing behind'
