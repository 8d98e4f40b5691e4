#!/usr/bin/env bash
# The AWS CDK Toolkit as a client: it lists, diffs, deploys and destroys what `sagewatch synth`
# writes, from a directory and as the app of a cdk.json, and shows what is wrong with it. Nothing
# is bootstrapped.
set -euo pipefail

work=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/build/toolkit-test
# shellcheck source=organization.sh
source "$(dirname "${BASH_SOURCE[0]}")/organization.sh"
toolkit=$root/build/toolkit/node_modules/.bin/cdk

# What the Toolkit accepts as the body of a template, which it sends as YAML.
most_bytes=51200

# cdk ARGUMENT…: with the profile and the app that `as` and `app` say; `output` is what it printed.
cdk() {
  output=$(AWS_PROFILE=$as "$toolkit" ${app:+--app "$app"} --no-notices "$@" 2>&1 </dev/null)
}

# expect CODE TEXT ARGUMENT…: the Toolkit ends with the code and says the text
expect() {
  local code=$1 text=$2 ended=0
  shift 2
  cdk "$@" || ended=$?
  if [[ $ended -ne $code || $output != *"$text"* ]]; then
    printf '%s\n' "$output"
    fail "expected exit code $code (was $ended) and '$text' of: cdk $*"
  fi
  echo "ok: cdk $* ($as): $text"
}

# refuse_text TEXT: the last output doesn't have it
refuse_text() {
  if [[ $output == *"$1"* ]]; then printf '%s\n' "$output" && fail "it must not say '$1'"; fi
}

# keys ACCOUNT: of the stacks of an account, as `sagewatch synth` takes them. The settings here want
# neither a key nor a further Region.
keys() {
  "$SAGEWATCH" names | awk -v key="stack.$1" \
    '$1 !~ /monitoring-(key|observability)$/ && index($1, key) == 1 { print substr($1, 7) }'
}

# listed: the stacks that the Toolkit sees, in its order
listed() {
  cdk ls
  printf '%s\n' "$output"
}

# size STACK: of the template as the Toolkit sends it
size() { AWS_PROFILE=$as "$toolkit" --app "$app" --no-notices synth "$1" 2>/dev/null | wc -m; }

# unprotect STACK…: for their deletion
unprotect() {
  local stack
  for stack in "$@"; do
    aws --profile "$as" cloudformation update-termination-protection --stack-name "$stack" \
      --no-enable-termination-protection --query StackId --output text
  done
}

settings() {
  cat >sagewatch.yaml <<SETTINGS
home-region: $(of region)
workload-ou-paths: $(of workloads_path)
workload-ou-ids: $(of organizational_units workloads)
SETTINGS
}

[[ -x $toolkit ]] || fail "the AWS CDK Toolkit is not installed: run 'scripts/setup.sh verify'"
start_organization
export CDK_DISABLE_VERSION_CHECK=1 CDK_DISABLE_CLI_TELEMETRY=true NODE_NO_WARNINGS=1 NO_COLOR=1
settings

# A directory, of which the Toolkit doesn't know how it came to be.
app=assembly as=monitoring
mapfile -t monitoring < <(keys monitoring)
"$SAGEWATCH" synth "${monitoring[@]}" --output assembly
mapfile -t stacks < <(listed)
[[ ${#stacks[@]} -eq ${#monitoring[@]} ]] || fail "the Toolkit lists ${stacks[*]}"
for stack in "${stacks[@]:1}"; do
  (($(size "$stack") <= most_bytes)) || fail "$stack is too large for the Toolkit: $(size "$stack")"
done
expect 0 '[+] AWS::Events::EventBus EventBus EventBus' diff
expect 1 'Number of stacks with differences' diff --fail
# As YAML the first template is too large to be sent without a bucket; the AWS CLI sends the JSON.
expect 1 'must be uploaded to S3' deploy "${stacks[0]}" --require-approval never
deploy_first() {
  aws --profile "$as" cloudformation deploy --stack-name "${stacks[0]}" \
    --template-file "assembly/${stacks[0]}.template.json" --capabilities CAPABILITY_NAMED_IAM
  aws --profile "$as" cloudformation update-termination-protection --stack-name "${stacks[0]}" \
    --enable-termination-protection --query StackId --output text
}
deploy_first
expect 0 "✅  ${stacks[-1]}" deploy --all --require-approval never
expect 0 '(no changes)' deploy --all --require-approval never
refuse_text 'UPDATE_IN_PROGRESS'
expect 0 'Number of stacks with differences: 0' diff --fail

# The app of a cdk.json, with what the deployment has brought about.
aws --profile monitoring cloudformation describe-stacks --stack-name "${stacks[0]}" \
  --output json | "$SAGEWATCH" outputs --keep >/dev/null
app=''
export PATH=$work/bin:$PATH
mkdir bin && ln -s "$(realpath "$SAGEWATCH")" bin/sagewatch
echo '{"app": "sagewatch synth"}' >cdk.json
mapfile -t all < <(listed)
[[ ${#all[@]} -eq $(keys '' | wc -l) ]] || fail "the Toolkit lists ${all[*]}"
[[ ${all[*]} == "${stacks[*]} "* ]] || fail "the Toolkit lists ${all[*]}, which is another order"
expect 0 'Number of stacks with differences: 0' diff "${stacks[@]}" --fail

echo 'failed-jobs-threshold: 30' >>sagewatch.yaml
expect 1 '[+] 30' diff "${stacks[@]}" --fail
refuse_text 'requires replacement'
expect 0 "✅  ${stacks[1]}" deploy "${stacks[@]}" --require-approval never
expect 0 'Number of stacks with differences: 0' diff "${stacks[@]}" --fail

as=management
expect 1 'Need to perform AWS calls for account 222222222222' deploy "${stacks[0]}"
expect 0 '✅  Management' deploy 'Management*' --require-approval never
expect 0 'Number of stacks with differences: 0' diff 'Management*' --fail
expect 1 'cannot be deleted while TerminationProtection is enabled' destroy 'Management*' -f
unprotect "$("$SAGEWATCH" names stack.management)"
expect 0 'destroyed' destroy 'Management*' -f

as=monitoring
unprotect "${stacks[@]}"
expect 0 "${stacks[0]}: destroyed" destroy "${stacks[@]}" -f

# What is wrong stands in the Toolkit's own report, with the line of C++ that made the construct.
{
  echo 'workload-accounts:'
  seq -f '  - "%.0f"' 100000000000 100000000899
} >>sagewatch.yaml
expect 0 "${stacks[0]}" ls
expect 1 'sagewatch::E1013' synth "${stacks[0]}"
[[ $output == *'src/stacks/'*'.cpp:'*'the statements of the bus have'* ]] || fail "no line: $output"
[[ $(grep -c 'the statements of the bus have' <<<"$output") -eq 1 ]] || fail "told twice: $output"
"$SAGEWATCH" synth "${monitoring[@]}" --findings --output findings 2>/dev/null && fail 'nothing was found'
app=findings
expect 1 'the statements of the bus have' synth "${stacks[0]}"
echo 'the Toolkit did all that it should'
