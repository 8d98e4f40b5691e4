# shellcheck shell=bash disable=SC2034,SC2154
# The resources of a run and their removal. The removal of a resource is noted before its creation,
# so that it is removed whatever happens in between. Only resources with the prefix of the run are
# created or removed; those that AWS names, such as keys, are created by a stack.
#
# prefix   of every name
# made     how many things the fact has made
# things   a folder with a file for each thing that may be there: its Region, its profile, and the AWS
#          CLI's arguments that remove it, a line each. Beside it, FILE.error is why that failed, and
#          FILE.refused is there when the caller may not remove it

prefix=sagewatch-selftest-$(printf '%06x' $((RANDOM << 9 ^ RANDOM)))
things=$scratch/things
readonly removal_passes=4
made=0
mkdir "$things"

# make REMOVAL… -- CREATION…: sets answer, like attempt; false if AWS refuses.
make() {
  local removal=() thing noted
  while [[ $1 != -- ]]; do removal+=("$1") && shift; done
  shift
  if [[ "${removal[*]}" != *"$prefix"* ]]; then
    fail 70 "this would remove a resource that is not ours: ${removal[*]}"
  fi
  noted=$(printf '%s\n' "$region" "$profile" "${removal[@]}")
  thing=$(thing_noted "$noted")
  if [[ -z $thing ]]; then
    made=$((made + 1))
    thing=$things/$(printf '%03d.%03d' "$fact_number" "$made")
    printf '%s\n' "$noted" >"$thing"
    attempt_quietly "$@" && return
    if nothing_was_made; then rm -f "$thing"; fi
  else
    # An earlier attempt may have made it: the note stays.
    attempt_quietly "$@" && return
  fi
  refuse_to_judge
  return 1
}

# thing_noted TEXT: the file of the same resource, if an earlier attempt has left one.
thing_noted() {
  local thing
  for thing in $(things_left); do
    if [[ $(<"$thing") == "$1" ]]; then echo "$thing" && return; fi
  done
}

# nothing_was_made: whether AWS certainly refused. An existing name of ours was created by an
# attempt whose response was lost.
nothing_was_made() {
  case $(aws_error_line) in
    *Exist* | *InUse* | *Conflict*) return 1 ;;
    *'An error occurred ('*) ! about_the_service "$(aws_error_line)" ;;
    *[Uu]'nknown options'* | *'Invalid choice'* | *'alidation failed'*) ;;
    *) return 1 ;;
  esac
}

# remove_things: the newest first, retrying failed removals, since resources may depend on one
# another; false if something is left. Resources that the caller may not remove are tried only once.
remove_things() {
  local pass thing
  for ((pass = 1; pass <= removal_passes; pass++)); do
    for thing in $(things_to_remove | sort -r); do remove_thing "$thing" || true; done
    if [[ -z $(things_to_remove) ]]; then break; fi
    sleep "$poll_seconds"
  done
  [[ -z $(things_left) ]]
}

things_left() { find "$things" -type f ! -name '*.*.*'; }

things_refused() { find "$things" -type f -name '*.refused'; }

# things_to_remove: those of things_left that are not refused.
things_to_remove() {
  local thing
  for thing in $(things_left); do
    if [[ ! -e $thing.refused ]]; then echo "$thing"; fi
  done
}

# remove_thing FILE
remove_thing() {
  local region profile removal
  read_thing "$1"
  if "${removal[@]}" || is_gone; then
    rm -f "$1" "$1.error"
    return 0
  fi
  said_by_aws >"$1.error"
  if about_the_caller "$(<"$1.error")"; then : >"$1.refused"; fi
  return 1
}

# read_thing FILE: sets region, profile, and removal, a command.
read_thing() {
  mapfile -t removal <"$1"
  region=${removal[0]} profile=${removal[1]}
  removal=("${removal[@]:2}")
  if [[ "${removal[*]}" == 'cloudformation delete-stack '* ]]; then
    removal=(remove_stack "${removal[3]}")
  else
    removal=(remove_quietly "${removal[@]}")
  fi
}

remove_quietly() { try_aws "$@" >/dev/null; }

is_gone() {
  case $(aws_error_line) in
    *NotFound* | *NonExistent* | *NoSuchEntity* | *'does not exist'* | *'not found'*) ;;
    *) return 1 ;;
  esac
}

# remove_stack NAME: waits for its end. A stack with an operation in progress can be deleted
# afterwards; remove_things retries any other failure.
remove_stack() {
  local stack=$1 stack_status='' said=$SECONDS begun=$SECONDS asked=''
  while ((SECONDS - begun < 600)); do
    look_for_stack || return
    case $stack_status in
      ABSENT) return ;;
      DELETE_FAILED) if [[ $asked ]]; then break; fi ;;
    esac
    if [[ $stack_status != DELETE_IN_PROGRESS ]]; then
      if try_aws cloudformation delete-stack --stack-name "$stack"; then
        asked=yes
      elif [[ $stack_status != *_IN_PROGRESS ]] || about_the_caller "$(aws_error_line)"; then
        return 1
      fi
    fi
    if ((SECONDS - said >= 10)); then say "    removing the stack $stack …" && said=$SECONDS; fi
    sleep "$poll_seconds"
  done
  echo "An error occurred: the stack is $stack_status" >"$scratch/aws-error"
  return 1
}

# say_things_left: with the commands that remove them.
say_things_left() {
  local thing region profile removal
  if [[ -z $(things_left) ]]; then return; fi
  say '' 'could not remove everything; these commands remove the rest:'
  for thing in $(things_left | sort -r); do
    mapfile -t removal <"$thing"
    region=${removal[0]} profile=${removal[1]}
    say "  $(command_line "${removal[@]:2}")"
    if [[ -s $thing.error ]]; then say "    = aws: $(<"$thing.error")"; fi
  done
}
