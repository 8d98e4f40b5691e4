# Flags, the tools that must be there, and runs without a terminal.

# shellcheck disable=SC2154
load support/setup

scripts=(organization-deployment/{deploy,destroy}-monitoring-account.sh
  organization-deployment/deploy-management-account.sh
  organization-deployment/destroy-management-stackset.sh
  individual-deployment/deploy-monitoring-account.sh
  individual-deployment/{deploy,destroy}-workload-account.sh watch-stack.sh)
deploy=organization-deployment/deploy-monitoring-account.sh

# A PATH with what the scripts use, and neither aws nor sagewatch.
path_without_them() {
  local tool
  mkdir -p bare
  for tool in bash env cat mktemp rm dirname readlink date grep; do
    ln -s "$(type -P "$tool")" "bare/$tool"
  done
  export PATH=$PWD/bare
}

@test "every script explains itself" {
  for script in "${scripts[@]}"; do
    run_script "$script" --help
    ends_with_code 0
    says 'Usage: scripts/'
    says 'Exit codes:'
    says 'Permissions:'
  done
  [ ! -e "$AWS_STUB/calls" ]
}

@test "no line of a help is longer than 100 columns" {
  for script in "${scripts[@]}"; do
    run_script "$script" --help
    [ "$(grep -cE '^.{101}' <<<"$output")" = 0 ]
  done
}

@test "an unknown flag is refused, with where the flags are listed" {
  for script in "${scripts[@]}"; do
    run_script "$script" --yess
    ends_with_code 2
    says "unknown option '--yess'"
    run_script "$script" --qwertz
    says "$script --help' lists the options"
  done
}

@test "a word that is no flag is refused" {
  deploy_monitoring now
  ends_with_code 2
  says "unknown option 'now'"
}

@test "a flag of the other stack is refused" {
  deploy_monitoring --workload-ou-ids ou-saaa-1a2b3c4d
  ends_with_code 2
  says "unknown option '--workload-ou-ids'"
}

@test "a flag without its value is refused" {
  deploy_monitoring --config
  ends_with_code 2
  says '--config needs a value'
  deploy_monitoring --config --yes
  ends_with_code 2
  says '--config needs a value'
}

@test "a progress that there is not is refused before anything is asked of AWS" {
  for script in "${scripts[@]}"; do
    run_script "$script" --progress quiet
    ends_with_code 2
    says "error[E0002]: --progress must be auto, block, lines or errors, not 'quiet'"
    run_script "$script" --progress=
    ends_with_code 2
    says "errors, not ''"
  done
  [ ! -e "$AWS_STUB/calls" ]
}

@test "every progress of the help is accepted" {
  for mode in auto block lines errors; do
    deploy_monitoring --yes --progress "$mode"
    ends_with_code 0
    sagewatch_gets "--progress $mode"
  done
}

@test "an empty flag is refused, not looped over" {
  deploy_monitoring ''
  ends_with_code 2
}

@test "a missing AWS CLI is named, with where to get it" {
  path_without_them
  deploy_monitoring --yes
  ends_with_code 2
  says "the AWS CLI ('aws') is not on the PATH"
  says 'install it: https://'
}

@test "a missing sagewatch program is named, with how to build it" {
  unset SAGEWATCH
  mkdir copy && cp -r "$repository/scripts" copy/scripts
  path_without_them
  run "copy/scripts/$deploy" --yes </dev/null
  ends_with_code 2
  says "run 'make build' first"
}

@test "a SAGEWATCH that names nothing is refused, not replaced" {
  SAGEWATCH=$PWD/absent deploy_monitoring --yes
  ends_with_code 2
  says "no such program: '$PWD/absent'"
}

@test "the build of the checkout comes before the one on the PATH" {
  unset SAGEWATCH
  mkdir -p copy/build/dev && cp -r "$repository/scripts" copy/scripts
  printf '#!/usr/bin/env bash\nexit 66\n' >copy/build/dev/sagewatch
  chmod +x copy/build/dev/sagewatch
  run "copy/scripts/$deploy" --yes </dev/null
  ends_with_code 66
}

@test "a sagewatch on the PATH is enough" {
  unset SAGEWATCH
  cp -r "$repository/scripts" scripts
  run "scripts/$deploy" --yes </dev/null
  ends_with_code 0
}

@test "settings that the program refuses end the script with its code, before any call" {
  sagewatch_ends configure 2
  deploy_monitoring --yes
  ends_with_code 2
  [ ! -e "$AWS_STUB/calls" ]
}

@test "a home Region that nobody knows is asked for by its flag" {
  setting home-region ''
  destroy_monitoring --yes
  ends_with_code 2
  says 'give it: --home-region ap-southeast-2'
}

@test "a template that can't be made ends the script before anything is changed" {
  sagewatch_ends synth 1
  deploy_monitoring --yes
  ends_with_code 1
  does_not_call create-change-set
}

@test "without a terminal a confirmation needs --yes, and nothing is waited for" {
  deploy_monitoring
  ends_with_code 2
  says 'MonitoringAccountInfraStack → 222222222222'
  says 'there is no terminal to ask: Is this the right account?'
  says 'give --yes'
  does_not_call create-change-set
}

@test "input that is piped in is no answer" {
  run bash -c 'yes | "$1"' _ "$repository/scripts/$deploy"
  ends_with_code 2
}

@test "a closed standard input is no terminal" {
  run bash -c '"$1" <&-' _ "$repository/scripts/$deploy"
  ends_with_code 2
  says 'give --yes'
  run bash -c '"$1" --yes <&-' _ "$repository/scripts/$deploy"
  ends_with_code 0
}

@test "results go to standard output and all else to standard error" {
  "$repository/scripts/$deploy" --yes </dev/null >out 2>err
  diff out - <<'EOF'
1 to add
1 to add
1 to add
MonitoringAccountRoleName  role
EOF
}
