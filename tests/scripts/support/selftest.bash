# shellcheck shell=bash disable=SC2154
# What the tests of the self test share.

in_sandbox() { selftest --profile sandbox --region ap-southeast-2 "$@"; }

# other_account ID: that of the profile `other`.
other_account() { printf '%s\tarn:aws:sts::%s:assumed-role/Admin/alice\n' "$1" "$1" >"$AWS_STUB/identity.other"; }

nothing_is_left() {
  if [[ -s $AWS_STUB/things ]]; then cat "$AWS_STUB/things" && return 1; fi
  [[ -z "$(ls -A "$TMPDIR")" ]]
}

# verdict_of FACT: in the table.
verdict_of() { sed -n "s/^| $1 |.*| \\([a-z ]*\\) |\$/\\1/p" <<<"$output"; }
