# shellcheck shell=bash disable=SC2034,SC2154
# An import does not change the resource: CloudFormation doesn't apply the template's properties to it, and a
# later update changes only what differs between two templates (AWS fact CF-8). So a resource that differs from
# the template is imported with the properties that it has, and its stack is updated to the template afterwards.
# See docs/adr/0003-kept-data-is-taken-over.md.
#
# imported_as_found   the stacks with such imports, each "STACK REGION"

imported_as_found=()

# import_as_found: creates the change set again if an imported resource differs from the template.
import_as_found() {
  local command template=$scratch/$stack.$region.import.json
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

# say_found: says what the update after the import changes.
say_found() {
  if ! contains "$stack $region" "${imported_as_found[@]}"; then return; fi
  say "an import does not change these resources, so $(stack_and_region) is updated after it:"
  plain_lines <"$scratch/found" | sed 's/^/  /' >&2
}

# update_imported: updates the stack to the template itself. If the run is interrupted before, the next
# deployment makes the update: the stack's template has the properties that were found.
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
