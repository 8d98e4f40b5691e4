# shellcheck shell=bash disable=SC2034,SC2154
# What a run makes in the account, and its removal. How a thing is removed is noted before it is made,
# so that it goes whatever happens in between. Nothing is made or removed whose name lacks the run's
# own prefix; what AWS names itself, such as a key, is made by a stack.
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

# make REMOVAL… -- CREATION…: sets answer, like attempt; false where AWS refuses.
make() {
  local removal=() thing noted
  while [[ $1 != -- ]]; do removal+=("$1") && shift; done
  shift
  if [[ "${removal[*]}" != *"$prefix"* ]]; then
    fail 70 "this would remove what is not ours: ${removal[*]}"
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

# thing_noted TEXT: the file of the same thing, where an earlier attempt has left one.
thing_noted() {
  local thing
  for thing in $(things_left); do
    if [[ $(<"$thing") == "$1" ]]; then echo "$thing" && return; fi
  done
}

# nothing_was_made: whether AWS refused for certain. A name of ours that exists was made by an attempt
# whose answer got lost.
nothing_was_made() {
  case $(aws_error_line) in
    *Exist* | *InUse* | *Conflict*) return 1 ;;
    *'An error occurred ('*) ! about_the_service "$(aws_error_line)" ;;
    *[Uu]'nknown options'* | *'Invalid choice'* | *'alidation failed'*) ;;
    *) return 1 ;;
  esac
}

# remove_things: the newest first, and again what would not go, since it may have stood in the way of
# another; false when something is left. What the caller may not remove is tried once.
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

# remove_stack NAME: to its end. A stack at work can be deleted when it is done; any other failure is
# for remove_things to try again.
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
  say '' 'could not remove everything; these commands do:'
  for thing in $(things_left | sort -r); do
    mapfile -t removal <"$thing"
    region=${removal[0]} profile=${removal[1]}
    say "  $(command_line "${removal[@]:2}")"
    if [[ -s $thing.error ]]; then say "    = aws: $(<"$thing.error")"; fi
  done
}
