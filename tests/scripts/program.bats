# The scripts with the real program behind them, as far as settings and names go. Needs a build.

# shellcheck disable=SC2154
built=${SAGEWATCH:-}

load support/setup

setup_program() {
  local program
  for program in "$built" "$repository"/build/{release,dev}/sagewatch; do
    if [[ -x $program ]]; then ln -s "$program" "$AWS_STUB/program" && return; fi
  done
  skip 'the sagewatch program is not built'
}

path=o-1a2b3c4d5e/r-saaa/ou-saaa-1a2b3c4d/

@test "every setting that a script offers is one of the program's" {
  setup_program
  for script in "$repository"/scripts/{*-deployment,lib}/*.sh; do
    settings=()
    eval "$(sed -n '/^settings=([^)]/,/)$/{p;/)$/q}' "$script")"
    if [[ ${settings[*]} == deployment ]]; then continue; fi
    for key in "${settings[@]}"; do "$AWS_STUB/program" configure --get "$key"; done
  done
}

@test "every name that a script takes is one of the program's" {
  setup_program
  for name in stack.monitoring stack.management stack.workload-events stack.workload-observability \
    stack-set.events stack-set.further-events stack-set.observability; do
    "$AWS_STUB/program" names "$name"
  done
}

@test "flags are remembered, and the second run needs none" {
  setup_program
  deploy_monitoring --yes --home-region eu-west-1 --monitoring-profile mon \
    --workload-ou-paths "$path" --observability-traces=false
  ends_with_code 0
  grep -F "$path" sagewatch.yaml
  : >"$AWS_STUB/calls"
  deploy_monitoring --yes
  ends_with_code 0
  calls '--region eu-west-1 --profile mon'
}

@test "without a terminal the missing settings are named by their flags, and AWS is not called" {
  setup_program
  deploy_monitoring --yes
  ends_with_code 2
  says '--home-region'
  [ ! -e "$AWS_STUB/calls" ]
  [ ! -e sagewatch.yaml ]
}

@test "a wrong setting ends the script before AWS is called" {
  setup_program
  deploy_monitoring --yes --home-region ap-southeast-2 --workload-ou-paths ou-saaa-1a2b3c4d
  ends_with_code 1
  [ ! -e "$AWS_STUB/calls" ]
}

@test "on a terminal the settings are asked for" {
  setup_program
  on_terminal 'Home Region' ap-southeast-2 'profile' '' 'OU paths' "$path" \
    'right account?' y 'these changes?' y -- organization-deployment/deploy-monitoring-account.sh
  ends_with_code 0
  grep -F ap-southeast-2 sagewatch.yaml
  calls '--region ap-southeast-2'
}

@test "Ctrl-C at a setting ends the script, and keeps nothing" {
  setup_program
  on_terminal 'Home Region' '^C' -- organization-deployment/deploy-monitoring-account.sh
  ends_with_code 130
  [ ! -e sagewatch.yaml ]
  if grep -v '^configure list-profiles' "$AWS_STUB/calls"; then false; fi
}

@test "a remembered monitoring account is read from the file" {
  setup_program
  printf 'home-region: ap-southeast-2\nmonitoring-account-id: "999999999999"\n' >sagewatch.yaml
  destroy_monitoring --yes
  ends_with_code 1
  says 'the monitoring account is 999999999999'
}

@test "a stack is destroyed without a settings file when the flags say where" {
  setup_program
  destroy_monitoring --yes --home-region ap-southeast-2 --account 222222222222
  ends_with_code 0
  says 'nothing to delete'
  destroy_monitoring --yes
  ends_with_code 2
  says 'the home Region is not set'
}

@test "a settings file that can't be read ends the script with its diagnostic" {
  setup_program
  printf 'home-region: [\n' >broken.yaml
  for run in deploy_monitoring destroy_monitoring; do
    $run --yes --config broken.yaml
    ends_with_code 1
    says broken.yaml
  done
}

@test "every script knows the names of its stacks" {
  setup_program
  signed_in_to 333333333333
  destroy_workload --yes --home-region ap-southeast-2 --account 333333333333
  ends_with_code 0
  says 'WorkloadAccountEventsStack does not exist'
  destroy_monitoring --yes --home-region ap-southeast-2 --account 333333333333
  ends_with_code 0
  signed_in_to 111111111111
  destroy_management --yes --home-region ap-southeast-2 --account 111111111111
  ends_with_code 0
}

@test "a workload account takes the outputs that are kept" {
  setup_program
  signed_in_to 333333333333
  deploy_workload --yes --home-region ap-southeast-2
  ends_with_code 2
  says '--monitoring-account-sink-identifier'
  SAGEWATCH_WORKLOAD_ACCOUNTS=333333333333 deploy_workload --yes --home-region ap-southeast-2 \
    --monitoring-account-id 222222222222 --monitoring-account-role-name role \
    --monitoring-account-eventbus-arn arn:aws:events:ap-southeast-2:222222222222:event-bus/b \
    --monitoring-account-sink-identifier arn:aws:oam:ap-southeast-2:222222222222:sink/1-2
  ends_with_code 0
  SAGEWATCH_WORKLOAD_ACCOUNTS=333333333333 deploy_workload --yes
  ends_with_code 0
}

@test "a settings file that is not there yet is made by the first deployment" {
  setup_program
  deploy_monitoring --yes --config other.yaml --home-region ap-southeast-2 \
    --workload-ou-paths "$path"
  ends_with_code 0
  grep -F "$path" other.yaml
}
