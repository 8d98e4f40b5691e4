# Where and how the scripts are run must not matter.

# shellcheck disable=SC2154
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
