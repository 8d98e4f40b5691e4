#!/usr/bin/env bash
# Every test and linter. Ends with a line `N passed, N failed`.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
export PATH=$root/build/venv/bin:$PATH
passed=0
failed=0
failures=()

record() {
  if [[ $1 -eq 0 ]]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    failures+=("$2")
  fi
}

# step NAME COMMAND…: one test that is a command of its own
step() {
  local name=$1 log started=$SECONDS code=0
  shift
  log=build/logs/${name// /-}.log
  "$@" >"$log" 2>&1 || code=$?
  printf '%-6s %s (%d s)\n' "$([[ $code -eq 0 ]] && echo ok || echo FAILED)" "$name" \
    $((SECONDS - started))
  grep '^not checked: ' "$log"
  [[ $code -eq 0 ]] || tail -n 60 "$log"
  record "$code" "$name"
}

# build PRESET
build() {
  cmake --preset "$1" && cmake --build "build/$1"
}

# tests NAME FOLDER CTEST-OPTION…: all tests of a build folder, counted one by one
tests() {
  local name=$1 log=build/logs/ctest-$1.log results ok bad
  results=$root/build/logs/ctest-$1.xml
  rm -f "$results"
  ctest --test-dir "$2" --output-on-failure --output-junit "$results" "${@:3}" >"$log" 2>&1
  ok=$(grep -c 'status="run"' "$results" 2>/dev/null)
  bad=$(grep -cE 'status="(fail|notrun|disabled)"' "$results" 2>/dev/null)
  if [[ ${ok:-0} -eq 0 ]]; then bad=$((${bad:-0} + 1)); fi
  printf '%-6s %s: %d passed, %d failed\n' "$([[ $bad -eq 0 ]] && echo ok || echo FAILED)" \
    "$name" "$ok" "$bad"
  if [[ $bad -ne 0 ]]; then
    tail -n 150 "$log"
    failures+=("$name")
  fi
  passed=$((passed + ok))
  failed=$((failed + bad))
}

mkdir -p build/logs
step 'release build' build release
step 'sanitizer and fuzzer build' build sanitize
step lint tests/lint.sh
tests release build/release --parallel 2
tests sanitizers build/sanitize --parallel 2 -L 'unit|golden|fuzz'
if [[ $failed -ne 0 ]]; then printf 'failed: %s\n' "${failures[@]}"; fi
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
