#!/usr/bin/env bash
# The parts of a command share the shell with scripts/lib: none may keep a value in a variable that a
# library sets too, or the one overwrites the other.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# set_by FILE…: the variables that they set, outside and inside functions, unless `local` there
set_by() {
  awk '
    FNR == 1 || /^}/ || /^[a-z_]+\(\) \{/ { split("", is_local) }
    { sub(/(^|[^$])#.*/, "") }
    /^ *local / { for (i = 2; i <= NF; i++) { sub(/=.*/, "", $i); is_local[$i] = 1 } next }
    {
      while (match($0, /(^|[ ;({])[a-z_]+(\[[^]]*\])?\+?=/)) {
        name = substr($0, RSTART, RLENGTH)
        $0 = substr($0, RSTART + RLENGTH)
        gsub(/^[ ;({]|(\[.*)?\+?=$/, "", name)
        if (!(name in is_local)) print name
      }
    }' "$@" | sort -u
}

kept_by() { sed -nE 's/^(declare -[a-zA-Z]+ )?([a-z_]+)=.*/\2/p' "$@" | sort -u; }

shared=$(comm -12 <(set_by scripts/lib/*.sh) <(kept_by scripts/verify/*.sh))
if [[ -n $shared ]]; then
  echo "set by scripts/lib too: ${shared//$'\n'/, }" >&2
  exit 1
fi
