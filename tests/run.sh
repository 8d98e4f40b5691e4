#!/usr/bin/env bash
# Runs the tests of `make test` or of `make verify`; says what it is doing, and which tests were the
# slowest. The last line is `N passed, N failed`.
#   tests/run.sh test|verify
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
  echo "$name"
  "$@" >"$log" 2>&1 || code=$?
  printf '  %s (%d s)\n' "$([[ $code -eq 0 ]] && echo ok || echo FAILED)" $((SECONDS - started))
  grep '^not checked: ' "$log"
  [[ $code -eq 0 ]] || tail -n 60 "$log"
  record "$code" "$name"
}

# build PRESET
build() {
  cmake --preset "$1" && cmake --build "build/$1"
}

# Of what ctest prints: how far it is, every ten seconds, and each test that fails or takes so long.
show_progress() {
  awk '/^ *[0-9]+\/[0-9]+ Test/ {
      seconds = $(NF - 1)
      name = $0
      sub(/^[^:]*: /, "", name)
      sub(/ \.\.+.*/, "", name)
      if (!/ Passed /) printf "  FAILED %s\n", name
      else if (seconds >= 10) printf "  ok %s (%d s)\n", name, seconds
      else if (systime() - said < 10) next
      else printf "  %s\n", $1
      said = systime()
      fflush()
    }'
}

# slowest RESULTS: the ten tests that took longest
slowest() {
  sed -nE 's/.*<testcase name="([^"]*)".* time="([0-9.]+)".*/\2 \1/p' "$1" | sort -rn | head -n 10 |
    awk '{ seconds = $1; sub(/^[^ ]* /, ""); printf "  %6.1f s  %s\n", seconds, $0 }'
}

# tests NAME FOLDER CTEST-OPTION…: tests of a build folder, counted one by one
tests() {
  local name=$1 log=build/logs/ctest-${1// /-}.log results ok bad
  results=${log%.log}.xml
  rm -f "$results"
  echo "$name"
  ctest --test-dir "$2" --output-on-failure --output-junit "$root/$results" "${@:3}" 2>&1 |
    tee "$log" | show_progress
  ok=$(grep -c 'status="run"' "$results" 2>/dev/null)
  bad=$(grep -cE 'status="(fail|notrun|disabled)"' "$results" 2>/dev/null)
  if [[ ${ok:-0} -eq 0 ]]; then bad=$((${bad:-0} + 1)); fi
  printf '  %d passed, %d failed; the slowest:\n' "$ok" "$bad"
  slowest "$results"
  if [[ $bad -ne 0 ]]; then
    tail -n 150 "$log"
    failures+=("$name")
  fi
  passed=$((passed + ok))
  failed=$((failed + bad))
}

mkdir -p build/logs
case ${1:-} in
  test)
    step 'release build' build release
    tests tests build/release --parallel 3 -LE verify
    ;;
  verify)
    step 'release build' build release
    step 'sanitizer and fuzzer build' build sanitize
    step lint tests/lint.sh
    # They wait most of the time, for what they deploy.
    tests 'tests of the release build' build/release --parallel 6 -L verify
    tests 'tests under sanitizers' build/sanitize --parallel 2 -L 'unit|golden|fuzz'
    ;;
  *)
    echo 'usage: tests/run.sh test|verify' >&2
    exit 2
    ;;
esac
if [[ $failed -ne 0 ]]; then printf 'failed: %s\n' "${failures[@]}"; fi
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
