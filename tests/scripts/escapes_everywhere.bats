# Every script, with an AWS CLI in whose answers and errors every text holds what a terminal would obey: no
# control byte, turned line or invisible character is shown.

# shellcheck disable=SC2154  # repository and support are of support/setup
load support/setup

# shows_nothing_raw: of what the script has said. Bytes that no letter has, too.
shows_nothing_raw() {
  local raw bytes='[\x01-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b\x8e\x8f\xa8-\xae]'
  bytes+='|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|[\xc0\xc1\xf5-\xff]|(?<![\x80-\xff])[\x80-\xbf]|^forged'
  raw=$(LC_ALL=C grep -aoP ".{0,80}($bytes).{0,40}" <<<"$output") || return 0
  printf 'shows as it is, with %s: %s\n' "$EVIL" "$(head -n 5 <<<"$raw" | cat -v)"
  return 1
}

# each_script: all that asks AWS.
each_script() {
  deploy_monitoring "$@" && shows_nothing_raw
  aws_has description 'the workload accounts of an organization'
  deploy_management "$@" && shows_nothing_raw
  destroy_management "$@" && shows_nothing_raw
  rm "$AWS_STUB/description"
  deploy_workload "$@" && shows_nothing_raw
  destroy_monitoring "$@" && shows_nothing_raw
  destroy_monitoring --plan && shows_nothing_raw
  destroy_monitoring "$@" --delete-data MonitoringAccountInfraStack && shows_nothing_raw
  destroy_workload "$@" && shows_nothing_raw
  preflight --for monitoring && shows_nothing_raw
  preflight --for management && shows_nothing_raw
  preflight --for workload && shows_nothing_raw
  status_of_all --detect-drift && shows_nothing_raw
  diff_stack --stack monitoring && shows_nothing_raw
  watch_stack --stack MonitoringAccountInfraStack --region ap-southeast-2 && shows_nothing_raw
  redrive "$@" && shows_nothing_raw
  redrive "$@" --queue-profile research \
    --queue-url https://sqs.ap-southeast-2.amazonaws.com/333333333333/a-queue && shows_nothing_raw
  replay --start 2026-11-22T10:00 --end 2026-11-22T11:00 "$@" && shows_nothing_raw
  verify --within 1 && shows_nothing_raw
  selftest --profile sandbox --region ap-southeast-2 --fact reserved-word "$@" && shows_nothing_raw
}

# hostile KIND [STACK_STATUS]: AWS is so from now on.
hostile() {
  export EVIL=$1
  mkdir -p "$BATS_TEST_TMPDIR/path"
  ln -sf "$support/evil_aws" "$BATS_TEST_TMPDIR/path/aws"
  ln -sfn "$support/bin" "$BATS_TEST_TMPDIR/path/bin"
  PATH=$BATS_TEST_TMPDIR/path:$PATH
  export SAGEWATCH=$repository/build/release/sagewatch
  printf '111111111111\tarn:aws:sts::111111111111:assumed-role/Admin/alice\n' >"$AWS_STUB/identity.organization"
  printf '333333333333\tarn:aws:sts::333333333333:assumed-role/Admin/alice\n' >"$AWS_STUB/identity.research"
  cat >sagewatch.yaml <<'YAML'
home-region: ap-southeast-2
workload-ou-paths: o-1a2b3c4d5e/r-saaa/
workload-ou-ids: r-saaa
workload-accounts: "333333333333"
management-profile: organization
workload-profile: research
monitoring-account-id: "222222222222"
monitoring-account-role-name: role
monitoring-account-eventbus-arn: arn:aws:events:ap-southeast-2:222222222222:event-bus/bus
monitoring-account-sink-identifier: arn:aws:oam:ap-southeast-2:222222222222:sink/s
YAML
  if [[ ${2:-} ]]; then for which in '' .insights .dashboards .observability; do aws_has "stack$which" "$2"; done; fi
}

@test "errors of all calls" {
  hostile errors
  each_script --yes
}

@test "errors of all calls, also of who the caller is" {
  hostile all-errors
  each_script --yes
}

@test "answers where nothing is deployed" {
  hostile answers
  each_script --yes
}

@test "answers where everything is deployed" {
  hostile answers CREATE_COMPLETE
  each_script --yes
}

@test "answers where the last deletion failed, and all answers" {
  hostile answers DELETE_FAILED
  each_script --yes
  hostile all-answers CREATE_COMPLETE
  each_script --yes
}
