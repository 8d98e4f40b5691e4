# shellcheck shell=bash disable=SC2034,SC2154
# One run of a script: its scratch folder, its end, and what a signal does.
#
# scratch          a folder of this run alone, removed at its end
# undo             the function that takes back what must not be left behind; ':' when nothing must
# change_sets      what was to be deployed after that (change_set.sh)
# resume_command   how to go on watching what AWS is doing by itself; empty when nothing is running

# A closed standard stream would lend its number to the next file that is opened.
if ! { true 9<&0; } 2>/dev/null; then exec </dev/null; fi
if ! { true 9>&1; } 2>/dev/null; then exec >/dev/null; fi
if ! { true 9>&2; }; then exec 2>/dev/null; fi

scratch=$(mktemp -d "${TMPDIR:-/tmp}/sagewatch.XXXXXX") ||
  fail 1 "can't make a folder in ${TMPDIR:-/tmp}" 'set TMPDIR to a folder that can be written'
undo=:
resume_command=''

end_session() {
  local code=$?
  trap '' INT TERM HUP
  "$undo" || true
  rm -rf "$scratch"
  exit "$code"
}

interrupted() {
  say ''
  if [[ $resume_command ]]; then say_resume; else say 'interrupted'; fi
  exit "$1"
}

say_resume() {
  say 'AWS goes on with it; to watch again, run:' "  $resume_command"
  if [[ ${#change_sets[@]} -gt 0 ]]; then
    say "not deployed yet: ${change_sets[*]%% *}" 'when it is done, run the script again to go on'
  fi
}

# uninterrupted COMMAND…: a signal waits until it is done. For calls after which AWS works on its
# own; what the command runs with `shielded` does not see the signal at all.
uninterrupted() {
  local pending=''
  trap 'pending=130' INT
  trap 'pending=143' TERM
  trap 'pending=129' HUP
  "$@"
  heed_signals
  if [[ $pending ]]; then interrupted "$pending"; fi
}

# shielded COMMAND…: in a process that ignores signals.
shielded() { (trap '' INT TERM HUP && "$@"); }

heed_signals() {
  trap 'interrupted 130' INT
  trap 'interrupted 143' TERM
  trap 'interrupted 129' HUP
}

trap end_session EXIT
heed_signals
