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

# Versions of clang-format differ in what they make of the same style.
formatted_by=14
formatter=$(clang-format --version | grep -oE '[0-9]+' | head -n 1)
if [[ $formatter -eq $formatted_by ]]; then
  run clang-format clang-format --dry-run -Werror "${cpp[@]}"
else
  echo "not checked: the format of C++, which is clang-format $formatted_by's; here is $formatter"
fi
run shellcheck shellcheck "${shell[@]}"
run 'shellcheck of the bats files' shellcheck --shell=bats "${tests[@]}"
# One file a layer, which includes all of its .cpp files: what costs the time are the headers. So
# names without a header must differ within a layer. GCC looks for shadowing, file by file.
cmake --preset lint >/dev/null
cmake --build build/lint --target embedded >/dev/null
layers=(cli solution check cfn aws evaluate document pattern language policy trace embed)
files=("${layers[@]/#/sagewatch_}" sagewatch)
files=("${files[@]/#/build/lint/CMakeFiles/}" build/lint/bench/CMakeFiles/{synth,diff,pattern}_bench)
run clang-tidy xargs -P 2 -n 1 clang-tidy -p build/lint --quiet \
  --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-shadow \
  < <(printf '%s.dir/Unity/unity_0_cxx.cxx\n' "${files[@]}")
