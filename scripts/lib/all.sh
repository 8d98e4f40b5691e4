# shellcheck shell=bash
# Everything that the scripts share; each file is one concept, and says which variables it owns.

# macOS comes with 3.2, which would fail somewhere else.
if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 404)); then
  echo "error: this is bash $BASH_VERSION, and 4.4 or later is needed: install one that comes first on the PATH" >&2
  exit 1
fi

# What a person's environment may hold: an exported SHELLOPTS would refuse to write a file again, and pass our
# own options on to every `aws` that is a bash script itself; `cd` would print, and older `grep`s would colour.
export -n SHELLOPTS BASHOPTS
set +o noclobber
unset CDPATH GREP_OPTIONS

set -euo pipefail
shopt -s inherit_errexit

lib=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=plain.sh
source "$lib/plain.sh"
# shellcheck source=console.sh
source "$lib/console.sh"
# shellcheck source=session.sh
source "$lib/session.sh"
# shellcheck source=binary.sh
source "$lib/binary.sh"
# shellcheck source=options.sh
source "$lib/options.sh"
# shellcheck source=settings.sh
source "$lib/settings.sh"
# shellcheck source=arguments.sh
source "$lib/arguments.sh"
# shellcheck source=aws.sh
source "$lib/aws.sh"
# shellcheck source=account.sh
source "$lib/account.sh"
# shellcheck source=stack.sh
source "$lib/stack.sh"
# shellcheck source=ours.sh
source "$lib/ours.sh"
# shellcheck source=protection.sh
source "$lib/protection.sh"
# shellcheck source=links.sh
source "$lib/links.sh"
# shellcheck source=follow.sh
source "$lib/follow.sh"
# shellcheck source=key.sh
source "$lib/key.sh"
# shellcheck source=change_set.sh
source "$lib/change_set.sh"
# shellcheck source=import.sh
source "$lib/import.sh"
# shellcheck source=stack_sets.sh
source "$lib/stack_sets.sh"
# shellcheck source=ask.sh
source "$lib/ask.sh"
# shellcheck source=readiness.sh
source "$lib/readiness.sh"
