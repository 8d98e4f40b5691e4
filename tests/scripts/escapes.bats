# AWS's texts are shown plain: they move no cursor, turn no line around, and begin no line.

load support/setup

# A title, colours, the beginning of a line, C1 and a turned line; raw, and as JSON has it.
evil=$'\e]0;t\a\e[31mred\rerror\u009b2J\u202eerif\x7f\nwrong   forged'
evil_json='\u001b]0;t\u0007\u001b[31m\"red\"\\r\r\u009b2J\u202eerif\u007f\nforged\tALARM\tforged'

# shown_plain: nothing of it has reached the terminal as it is, and no line begins with its second.
shown_plain() {
  local character
  for character in $'\e' $'\a' $'\r' $'\x7f' $'\u009b' $'\u202e'; do does_not_say "$character"; done
  ! grep -E '^(wrong   )?(the alarm )?forged' <<<"$output"
}

# deployed: with one workload account.
deployed() {
  setting monitoring-profile mon
  setting workload-profile research
  aws_has identity.research 333333333333
  aws_has stack.insights CREATE_COMPLETE
  aws_has stack CREATE_COMPLETE
}

@test "what shows nothing is shown, as the binary does" {
  local code character
  # shellcheck source=/dev/null
  source "$BATS_TEST_DIRNAME/../../scripts/lib/plain.sh"
  sagewatch_binary=$SAGEWATCH
  sagewatch_cli() { "$sagewatch_binary" "$@"; }
  for code in 00ad 034f 061c 115f 180e 200b 200d 2060 2064 2066 2800 3164 fe0f feff ffa0 fffb \
    000e0001 000e0041 000e007f 000e0100; do
    printf -v character '%b' "\\U$code"
    run plain "a${character}b"
    [[ $output == a\\[xu]*b ]]
    [[ $output == *"${code: -2}b" ]]
  done
  run plain 'a→日本語b'
  [[ $output == 'a→日本語b' ]]
}

@test "verify shows alarms, subscriptions, schedules and refusals plain, and each once" {
  deployed
  aws_has alarm-states "${evil_json%%\\n*}	INSUFFICIENT_DATA	no data
silent	ALARM	$evil_json"
  aws_has subscriptions "PendingConfirmation	https	$evil_json"
  aws_has schedule "$evil"
  aws_has sent-entry "1	None	$evil"
  verify
  ends_with_code 3
  shown_plain
  says 'the alarm silent is in ALARM: \x1b]0;t\x07\x1b[31m"red"\r\r\x9b2J\u202eerif\x7f\nforged\tALARM\tforged'
  says 'wrong   \x1b]0;t\x07\x1b[31m"red"\r\r\x9b2J\u202eerif\x7f\nforged\tALARM\tforged has not confirmed'
  says 'EventBridge refuses a heartbeat in 333333333333 ap-southeast-2: \x1b]0;t'
  [[ $(grep -c '^wrong   the alarm ' <<<"$output") == 2 ]]
  [[ $(grep -c 'has not confirmed' <<<"$output") == 1 ]]
}

@test "AWS's error lines are shown plain by verify, status and a deployment" {
  deployed
  for operation in events.describe-rule events.put-events oam.list-links cloudformation.create-change-set \
    cloudformation.detect-stack-drift; do
    aws_fails "$operation" 254 "An error occurred: ${evil//$'\n'/ }"
  done
  verify
  ends_with_code 4
  shown_plain
  says '\x1b[31mred\rerror\x9b2J\u202eerif\x7f wrong   forged'
  deploy_monitoring --yes
  ends_with_code 4
  shown_plain
  says '= aws: An error occurred: \x1b]0;t'
  # shellcheck disable=SC2154  # of support/setup
  export SAGEWATCH=$repository/build/release/sagewatch
  status_of_all --home-region ap-southeast-2 --detect-drift
  shown_plain
  says 'could not start drift detection for MonitoringAccountInfraStack: An error occurred: \x1b]0;t'
}

@test "a deployment shows why a change set failed plain, and all of it" {
  aws_has change-set "FAILED	$evil"
  aws_has validation-errors "ServiceEvents	$evil_json"
  deploy_monitoring --yes
  ends_with_code 4
  shown_plain
  says '= aws: \x1b]0;t\x07\x1b[31mred\rerror\x9b2J\u202eerif\x7f\nwrong   forged'
  says '= aws: ServiceEvents: \x1b]0;t\x07\x1b[31m"red"'
}

@test "a deployment and a deletion show why the stack failed before plain" {
  aws_has reason "$evil"
  aws_has stack UPDATE_ROLLBACK_FAILED
  deploy_monitoring --yes
  ends_with_code 1
  shown_plain
  says 'AWS says: \x1b]0;t'
  aws_has stack DELETE_FAILED
  destroy_monitoring --yes
  shown_plain
  says 'retrying; the last deletion failed: \x1b]0;t'
}

@test "letters of any language stay as they are, in any locale; what is no UTF-8 is shown as what it is" {
  aws_has stack DELETE_FAILED
  for locale in C C.UTF-8; do
    aws_has reason $'für 日本 😀 · \x9b31m'
    LC_ALL=$locale destroy_monitoring --plan
    says 'the last deletion failed: für 日本 😀 · \x9b31m'
    LC_ALL=C grep -q $'\x9b31m' <<<"$output" && return 1
    aws_has reason 'für 日本 😀 → …'
    LC_ALL=$locale destroy_monitoring --plan
    says 'the last deletion failed: für 日本 😀 → …'
  done
}
