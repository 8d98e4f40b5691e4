# shellcheck shell=bash disable=SC2034,SC2154
# The early end of a run: removes what it has created, until a second signal.
#
# enough   when set: a signal came during the clean-up

enough=''

# clean_up: signals are ignored when it begins. Each step is a process in its own group, so that the
# next Ctrl-C reaches only this script, which can then end the call in progress.
clean_up() {
  trap 'enough=yes' INT TERM HUP
  if [[ $fact_process ]]; then
    say 'waiting for the call in progress …'
    kill -TERM "$fact_process" 2>/dev/null || true
    await_process "$fact_process"
  fi
  if [[ -z $(things_left) ]]; then return; fi
  if [[ ! $enough ]]; then
    say 'removing what this run created … (Ctrl-C again stops this and lists what is left)'
    set -m
    remove_and_say &
    set +m
    await_process "$!"
  fi
  if [[ $enough ]]; then say '' 'stopped' && say_things_left; fi
}

remove_and_say() {
  if remove_things; then say 'nothing is left'; else say_things_left; fi
}

# await_process PROCESS: until its end, or the next signal, which ends it and the call in progress.
await_process() {
  while [[ ! $enough ]] && kill -0 "$1" 2>/dev/null; do wait "$1" 2>/dev/null || true; done
  if [[ ! $enough ]]; then return 0; fi
  disown "$1" 2>/dev/null || true
  kill -KILL -- "-$1" 2>/dev/null || kill -KILL "$1" 2>/dev/null || true
}
