#!/usr/bin/env bash
# Runs one golden case, golden/<command>/<case>/, and compares all that it does with what the
# folder says. Its files:
#   command   a line of shell, run in a copy of input/ with `sagewatch` on the PATH
#   input/    the files that it starts with (may be absent)
#   stdout, stderr, exit-code   what it must print and return (absent: nothing, nothing, 0)
#   output/   the files that it must have made or changed (absent: none)
# With SAGEWATCH_ACCEPT=1 the folder takes over what happened, and the case counts as skipped (77).
set -euo pipefail

golden=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
case_dir=$golden/$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/input" "$work/bin" "$work/actual"
ln -s "$(realpath "$SAGEWATCH")" "$work/bin/sagewatch"
if [ -d "$case_dir/input" ]; then cp -r "$case_dir/input/." "$work/input"; fi
cp -r "$work/input" "$work/before"

status=0
(cd "$work/input" && env -i PATH="$work/bin:$PATH" HOME="$work" TERM=dumb \
  bash -c "$(cat "$case_dir/command")") </dev/null \
  >"$work/actual/stdout" 2>"$work/actual/stderr" || status=$?
if [ "$status" -ne 0 ]; then echo "$status" >"$work/actual/exit-code"; fi
find "$work/actual" -type f -empty -delete

# What it made or changed is the result; what it was given and left alone is not.
(cd "$work/input" && find . -type f) | while read -r file; do
  if ! cmp -s "$work/before/$file" "$work/input/$file"; then
    mkdir -p "$work/actual/output/$(dirname "$file")"
    cp "$work/input/$file" "$work/actual/output/$file"
  fi
done
(cd "$work/before" && find . -type f) | while read -r file; do
  [ -e "$work/input/$file" ] || echo "$file" >>"$work/actual/removed"
done
# An assembly names the lines of our own source, which move with every edit.
find "$work/actual" -name '*.json' -exec sed -i -E 's/(\.[ch]pp:)[0-9]+:/\1LINE:/g' {} +

mkdir "$work/expected"
for part in stdout stderr exit-code output removed; do
  if [ -e "$case_dir/$part" ]; then cp -r "$case_dir/$part" "$work/expected"; fi
done

if diff -ru "$work/expected" "$work/actual"; then exit 0; fi
if [ "${SAGEWATCH_ACCEPT:-}" != 1 ]; then
  echo "golden/$1 differs; if this is meant, run 'make golden' and look at the change"
  exit 1
fi
for part in stdout stderr exit-code output removed; do
  rm -rf "${case_dir:?}/$part"
  if [ -e "$work/actual/$part" ]; then cp -r "$work/actual/$part" "$case_dir"; fi
done
exit 77
