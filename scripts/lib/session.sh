# shellcheck shell=bash disable=SC2034,SC2154
# One run of a script: its scratch folder, its end, and what a signal does.
#
# scratch          a folder for temporary files; commands that run side by side have one each in it
# scratch_of_run   the folder of the whole run, which is removed at its end
# undo             the function that removes what the run must not leave behind; ':' if there is nothing
# resume_command   how to go on watching an operation that AWS is carrying out; empty if there is none
# task             what is done to the stacks: "deployed" or "deleted"
# finished         the stacks with which this run is done
# unfinished       those that are left, in this order; AWS may be at work on the first

# A closed standard stream would lend its number to the next file that is opened.
if ! { true 9<&0; } 2>/dev/null; then exec </dev/null; fi
if ! { true 9>&1; } 2>/dev/null; then exec >/dev/null; fi
if ! { true 9>&2; }; then exec 2>/dev/null; fi

scratch=$(mktemp -d "${TMPDIR:-/tmp}/sagewatch.XXXXXX") ||
  fail 1 "cannot create a folder in ${TMPDIR:-/tmp}" 'set TMPDIR to a writable folder'
readonly scratch_of_run=$scratch
undo=:
resume_command=''
task=''
finished=()
unfinished=()

end_session() {
  local code=$?
  trap '' INT TERM HUP
  say_rest || true
  "$undo" || true
  rm -rf "$scratch"
  exit "$code"
}

# interrupted CODE: the terminal may be gone, so a message that can't be printed must not change the code.
interrupted() {
  say '' || true
  if [[ $resume_command ]]; then say_resume || true; else say 'interrupted' || true; fi
  exit "$1"
}

say_resume() {
  local lines
  mapfile -t lines <<<"  $resume_command"
  say 'AWS continues the operation; to watch it again, run:' "${lines[@]}"
}

# undertake TASK STACK…
undertake() { task=$1 finished=() unfinished=("${@:2}"); }

# The first of the unfinished stacks is done. One command, so that no signal comes in between.
finish_one() { finished+=("${unfinished[0]}") unfinished=("${unfinished[@]:1}"); }

# Says how far the run came, if it ends before its last stack. A single stack was already reported.
say_rest() {
  local left=("${unfinished[@]}") again='run this again to continue'
  if ((${#left[@]} == 0 || ${#finished[@]} + ${#left[@]} == 1)); then return; fi
  if [[ $resume_command ]]; then left=("${left[@]:1}") again="when AWS is done, $again"; fi
  if ((${#finished[@]})); then say "$task by this run: ${finished[*]}"; fi
  if ((${#left[@]})); then say "not $task: ${left[*]}" && say_help "$again"; fi
}

# uninterrupted COMMAND…: signals are handled after the command. For calls that start an operation in AWS; what
# the command runs with `shielded` does not receive the signal at all.
uninterrupted() {
  local pending=''
  trap 'pending=130' INT
  trap 'pending=143' TERM
  trap 'pending=129' HUP
  "$@"
  handle_signals
  if [[ $pending ]]; then interrupted "$pending"; fi
}

# shielded COMMAND…: in a process that ignores signals.
shielded() { (trap '' INT TERM HUP && "$@"); }

handle_signals() {
  trap 'interrupted 130' INT
  trap 'interrupted 143' TERM
  trap 'interrupted 129' HUP
}

trap end_session EXIT
handle_signals
