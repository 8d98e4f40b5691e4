# shellcheck shell=bash disable=SC2034,SC2154
# The sagewatch binary: $SAGEWATCH, else the checkout's own build, else the one on the PATH.

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
sagewatch_binary=''

find_sagewatch() {
  local candidate
  for candidate in ${SAGEWATCH:+"$SAGEWATCH"} "$checkout"/build/{release,dev}/sagewatch; do
    if [[ -f $candidate && -x $candidate ]]; then
      sagewatch_binary=$candidate
      return
    fi
    if [[ $candidate == "${SAGEWATCH:-}" ]]; then
      fail 2 "no such program: '$candidate'" \
        'SAGEWATCH must name the sagewatch program, or be unset'
    fi
  done
  sagewatch_binary=$(type -P sagewatch) ||
    fail 2 'the sagewatch program is not built' "run 'make build' first"
}

sagewatch_cli() { "$sagewatch_binary" "$@"; }

require_aws() {
  type -P aws >/dev/null ||
    fail 2 "the AWS CLI ('aws') is not on the PATH" \
      'install it: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html'
}

# script_path NAME: how a person calls scripts/NAME from the current directory.
script_path() {
  local folder=$checkout/
  if [[ $PWD == "$checkout" ]]; then folder=''; fi
  printf '%q\n' "${folder}scripts/$1"
}
