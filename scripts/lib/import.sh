# shellcheck shell=bash disable=SC2034,SC2154
# What is imported is left as it is: CloudFormation doesn't apply the template's properties
# to it, and a later update changes only what differs between two templates. So where a resource is
# not as the template says, its stack imports it with the properties that it has, and is updated to
# the template afterwards: AWS fact CF-8. See docs/adr/0003-kept-data-is-taken-over.md.
#
# imported_as_found   the stacks that are imported so, each "STACK REGION"

imported_as_found=()

# import_as_found: makes the change set again where what it imports is not as the template says.
import_as_found() {
  local command template=$scratch/$stack.$region.import.json
  if [[ -z $(list_imports) ]]; then return; fi
  describe_change_set --include-property-values --output json >"$scratch/change-set.json"
  command=(import-template --template "$scratch/$stack.template.json" --output "$template"
    --change-set "$scratch/change-set.json" --region "$region" ${profile:+--profile "$profile"})
  forget_answers
  ask_all "${command[@]}"
  sagewatch_cli "${command[@]}" <"$scratch/answers.json" >"$scratch/found"
  if [[ ! -s $scratch/found ]]; then return; fi
  take_back_change_set
  create_change_set "$(change_set_type)" "$template"
  refuse_failed_change_set
  imported_as_found+=("$stack $region")
}

# list_imports: the types of what the change set imports.
list_imports() {
  describe_change_set --output text \
    --query "Changes[?ResourceChange.Action=='Import'].ResourceChange.[ResourceType]"
}

# say_found: what the update after the import changes.
say_found() {
  if ! contains "$stack $region" "${imported_as_found[@]}"; then return; fi
  say "an import leaves these as they are, so $(stack_and_region) is updated after it:"
  plain_lines <"$scratch/found" | sed 's/^/  /' >&2
}

# update_imported: to the template itself. What is interrupted before is an ordinary change of the
# next deployment, since the stack's template has what was found.
update_imported() {
  if ! contains "$stack $region" "${imported_as_found[@]}"; then return; fi
  find_stack
  create_change_set UPDATE
  if [[ $change_set_status == FAILED ]]; then
    fail 4 "AWS refuses to update $stack after the import: $change_set_reason" \
      'fix what AWS reports and run this again'
  fi
  show_changes
  execute_current
}
