# Where and how the scripts are run must not matter.

# shellcheck disable=SC2154,SC2016
load support/setup

deploy=organization-deployment/deploy-monitoring-account.sh

# A checkout elsewhere, so that its path can be awkward.
checkout_in() {
  mkdir -p "$1"
  cp -r "$repository/scripts" "$1"
}

@test "the path of the checkout may hold blanks, and the script be reached by a link" {
  checkout_in "$BATS_TEST_TMPDIR/my check out"
  ln -s "$BATS_TEST_TMPDIR/my check out/scripts/$deploy" step1
  aws_has after-execute CREATE_IN_PROGRESS
  aws_fails cloudformation.describe-stack-events 254 'An error occurred (ExpiredToken)' 1
  run ./step1 --yes </dev/null
  ends_with_code 4
  says '/my\ check\ out/scripts/watch-stack.sh --stack'
}

@test "CDPATH and GREP_OPTIONS of the environment do no harm" {
  checkout_in "$BATS_TEST_TMPDIR/here"
  cd here
  export CDPATH=$PWD GREP_OPTIONS=--color=always
  run scripts/$deploy --yes </dev/null
  ends_with_code 0
  does_not_say GREP_OPTIONS
}

@test "an exported noclobber does no harm" {
  set -o noclobber
  export SHELLOPTS
  run "$repository/scripts/$deploy" --yes </dev/null
  export -n SHELLOPTS
  set +o noclobber
  ends_with_code 0
  does_not_say 'cannot overwrite'
}

@test "the name of a profile may hold blanks, in calls and in the commands to copy" {
  setting monitoring-profile 'quoted space'
  aws_has after-execute CREATE_IN_PROGRESS
  aws_fails cloudformation.describe-stack-events 254 'An error occurred (ExpiredToken)' 1
  deploy_monitoring --yes
  ends_with_code 4
  calls '--profile quoted space'
  says '(profile quoted space)'
  says 'watch-stack.sh --stack'
  says '--profile quoted\ space'
}

# wrapped_aws LINE…: the AWS CLI is a bash script that begins with these lines, as pyenv's is.
wrapped_aws() {
  local stub
  stub=$(command -v aws)
  mkdir -p "$BATS_TEST_TMPDIR/wrapped"
  printf '%s\n' '#!/usr/bin/env bash' "$@" "exec '$stub' \"\$@\"" >"$BATS_TEST_TMPDIR/wrapped/aws"
  chmod +x "$BATS_TEST_TMPDIR/wrapped/aws"
  PATH=$BATS_TEST_TMPDIR/wrapped:$PATH
}

@test "an exported SHELLOPTS does not give the options of the scripts to the AWS CLI" {
  wrapped_aws ': "$NOT_SET_ANYWHERE"'
  set -o noclobber
  export SHELLOPTS
  run "$repository/scripts/$deploy" --yes </dev/null
  export -n SHELLOPTS
  set +o noclobber
  ends_with_code 0
}

@test "no call of the AWS CLI has the output format of the environment or of its configuration" {
  wrapped_aws 'if [[ ${AWS_DEFAULT_OUTPUT:-yaml} != json && $* != *--output* ]]; then' \
    "  echo 'Unknown output type: yaml' >&2" '  exit 255' 'fi'
  deploy_monitoring --yes
  ends_with_code 0
  AWS_DEFAULT_OUTPUT=yaml deploy_monitoring --yes
  ends_with_code 0
}

@test "a bash that is too old is told at once, in one line" {
  checkout_in "$BATS_TEST_TMPDIR/old"
  sed -i 's/ < 404/ < 9904/' "$BATS_TEST_TMPDIR/old/scripts/lib/all.sh"
  run "$BATS_TEST_TMPDIR/old/scripts/$deploy" --yes </dev/null
  ends_with_code 1
  [ "${#lines[@]}" -eq 1 ]
  says "error: this is bash $BASH_VERSION, and 4.4 or later is needed"
  [ ! -e "$AWS_STUB/calls" ]
}

@test "a folder for temporary files that is missing is said before anything is asked of AWS" {
  TMPDIR=$BATS_TEST_TMPDIR/no deploy_monitoring --yes
  ends_with_code 1
  says "error: cannot create a folder in $BATS_TEST_TMPDIR/no"
  [ ! -e "$AWS_STUB/calls" ]
}

@test "a folder for temporary files may have blanks in its name" {
  mkdir "$TMPDIR/a b"
  TMPDIR="$TMPDIR/a b" deploy_monitoring --yes
  ends_with_code 0
  [ -z "$(ls -A "$TMPDIR/a b")" ]
}

@test "closed standard streams lend their numbers to no file" {
  status=0
  "$repository/scripts/$deploy" --yes <&- >&- 2>&- || status=$?
  ends_with_code 0
  calls execute-change-set
  nothing_is_left_behind
}

@test "a setting given twice is refused, for one of the two would be ignored" {
  deploy_monitoring --yes --home-region ap-southeast-2 --home-region=us-east-1
  ends_with_code 2
  says '--home-region is given more than once'
  [ ! -e "$AWS_STUB/calls" ]
}
