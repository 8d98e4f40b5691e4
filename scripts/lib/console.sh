# shellcheck shell=bash disable=SC2034,SC2154
# What the scripts say and ask. Results go to standard output, everything else to standard error. Much
# of it holds texts of AWS's, so all of it is shown plain; the binary draws by itself.

# say LINE…: one line each.
say() { plain "$@" >&2; }

# say_help LINE…: what to do about the message before.
say_help() { plain "${@/#/  = help: }" >&2; }

# warn MESSAGE [HELP…]
warn() {
  say "warning: $1"
  if (($# > 1)); then say_help "${@:2}"; fi
}

# fail CODE MESSAGE [HELP…]: ends the script.
fail() {
  say "error: $2"
  if (($# > 2)); then say_help "${@:3}"; fi
  exit "$1"
}

can_ask() { [[ -t 0 && -t 2 ]]; }

# confirm QUESTION FLAG GIVEN: true when the answer is yes. GIVEN is the flag that was given and
# answers it; when that is empty and there is no terminal, FLAG is needed.
confirm() {
  local answer=''
  if [[ $3 ]]; then
    say "$1 yes (confirmed by $3)"
    return
  fi
  can_ask || fail 2 "there is no terminal to ask: $1" "give $2 to answer yes"
  read -rp "$(plain "$1") [y/N] " answer || say ''
  [[ ${answer,,} == y || ${answer,,} == yes ]]
}
