#!/usr/bin/env bash
# Formatting, C++ and shell, without changing anything.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mapfile -t cpp < <(git ls-files '*.cpp' '*.hpp')
mapfile -t shell < <(git ls-files '*.sh' .ci/run)
mapfile -t tests < <(git ls-files 'tests/scripts/*.bats')

run() {
  echo "lint: $1"
  shift
  "$@"
}

# Versions of clang's tools differ in how they format the same style, and in what their groups of
# checks hold: the code is written for those of one.
clang=14
version_of() { "$1" --version | sed -nE '0,/version/s/.*version ([0-9]+).*/\1/p'; }
# with_clang TOOL COMMAND…: runs the command where the tool is of that version
with_clang() {
  local version
  version=$(version_of "$1")
  if [[ $version -eq $clang ]]; then
    run "$@"
  else
    echo "not checked: what $1 $clang finds in C++; here is version $version"
  fi
}

with_clang clang-format clang-format --dry-run -Werror "${cpp[@]}"
run shellcheck shellcheck "${shell[@]}"
run 'shellcheck of the bats files' shellcheck --shell=bats "${tests[@]}"
# One file a layer, which includes all of its .cpp files: what costs the time are the headers. So
# names without a header must differ within a layer. GCC looks for shadowing, file by file.
cmake --preset lint >/dev/null
cmake --build build/lint --target embedded >/dev/null
mapfile -t layers < <(cd src && printf "%s\n" */ | tr -d /)
files=("${layers[@]/#/sagewatch_}" sagewatch)
files=("${files[@]/#/build/lint/CMakeFiles/}" build/lint/bench/CMakeFiles/{synth,diff,pattern}_bench)
with_clang clang-tidy xargs -P 2 -n 1 clang-tidy -p build/lint --quiet \
  --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-shadow \
  < <(printf '%s.dir/Unity/unity_0_cxx.cxx\n' "${files[@]}")
