# shellcheck shell=bash disable=SC2034,SC2154
# The settings, and what they decide: `sagewatch configure` asks for them, checks and keeps them,
# `sagewatch plan` says what they mean for the account. The scripts read both once.
#
# plan_flags     nothing, --deploy and --account ID, or --destroy
# reach_flags    how the workload accounts are reached: nothing, or --individual
# home_region    of the bus; `region` is where a call is made
# setting_values, name_values   by key
# stack_sets     the names of those that there may be
# template_of    by the name of a stack set the key of the stack whose template it has
#
# and lists of the plan, each under the name that it has there:
#
# further_regions      those of workload-regions beside the home Region
# dropped_regions      those that workload-regions lists no more, while the settings still have their sinks
# preflight_regions    where something is deployed directly
# targets              the stacks to deploy or to delete, in this order, each "STACK REGION"
# surplus              those that the settings don't include: deleted where they are
# dropped              those that a Region may still have that the settings list no more
# unwanted_stack_sets  the names of those that the settings don't want any more
# notes                what a deployment does not need, and why
# consequences         what a deployment implies without saying so
# tag_flags            the tags of the stacks, as the AWS CLI takes them

home_region=''
reach_flags=()
plan_flags=()
declare -A setting_values=() name_values=() template_of=()

# Asks for what is missing, and remembers it.
configure() {
  local known=()
  if [[ -t 0 && -z $yes ]]; then list_profiles known; fi
  sagewatch_cli configure "$kind" "${reach_flags[@]}" "${config_flags[@]}" ${yes:+"$yes"} \
    "${known[@]}" "${setting_flags[@]}" >/dev/null
}

# Reads the plan of the settings; plan_flags say of what.
load_plan() {
  local what key value
  stack_sets=() further_regions=() dropped_regions=() preflight_regions=() targets=() surplus=() dropped=()
  unwanted_stack_sets=() notes=() consequences=() tag_flags=()
  sagewatch_cli plan "$kind" "${plan_flags[@]}" "${config_flags[@]}" "${setting_flags[@]}" \
    >"$scratch/plan"
  while IFS=$'\t' read -r what key value; do
    case $what in
      setting) setting_values[$key]=$value ;;
      name) name_values[$key]=$value ;;
      stack-set) stack_sets+=("$value") template_of[$value]=$key ;;
      *)
        local -n list_of_plan=${what//-/_}
        list_of_plan+=("$value") ;;
    esac
  done <"$scratch/plan"
}

# setting KEY: its value, of a list with commas between; nothing when it isn't set.
setting() { printf '%s\n' "${setting_values[$1]}"; }

# read_place: loads the plan; sets region, home_region, profile and call_as_flags.
read_place() {
  load_plan
  region=$(setting home-region)
  home_region=$region
  if [[ $(setting call-as) == delegated-admin ]]; then call_as_flags=(--call-as DELEGATED_ADMIN); fi
  profile=$(setting "$kind-profile")
  [[ $region ]] || fail 2 'the home Region is not set' 'give it: --home-region ap-southeast-2'
}

# name_of KEY: all names are the binary's, with the prefix of the settings.
name_of() { printf '%s\n' "${name_values[$1]}"; }

stack_name_of() { name_of "stack.$1"; }

# main_stack: the name of the stack that a run of this kind is about.
main_stack() { stack_name_of "${kind/#workload/workload-events}"; }

# say_next_steps: what a person does next, in which account, which depends on the settings.
say_next_steps() {
  sagewatch_cli next-steps "$script" --account "$account" --scripts "$(script_path '')" \
    "${config_flags[@]}" "${setting_flags[@]}" >&2
}
