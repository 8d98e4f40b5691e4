# shellcheck shell=bash disable=SC2034,SC2154
# The end of a run that comes too early: removes what it has made, until a second signal.
#
# enough   when set: a signal came during the clean-up

enough=''

# clean_up: signals are ignored when it begins. Each step is a process of its own, in a group of its
# own, so that the next Ctrl-C reaches this script alone and it can end the call under way.
clean_up() {
  trap 'enough=yes' INT TERM HUP
  if [[ $fact_process ]]; then
    say 'ending the call under way …'
    kill -TERM "$fact_process" 2>/dev/null || true
    await_process "$fact_process"
  fi
  if [[ -z $(things_left) ]]; then return; fi
  if [[ ! $enough ]]; then
    say 'removing what this run has made … (Ctrl-C again stops that and says what is left)'
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

# await_process PROCESS: to its end, or to the next signal, which ends it and the call under way.
await_process() {
  while [[ ! $enough ]] && kill -0 "$1" 2>/dev/null; do wait "$1" 2>/dev/null || true; done
  if [[ ! $enough ]]; then return 0; fi
  disown "$1" 2>/dev/null || true
  kill -KILL -- "-$1" 2>/dev/null || kill -KILL "$1" 2>/dev/null || true
}
