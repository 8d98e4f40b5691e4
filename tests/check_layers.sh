#!/usr/bin/env bash
# Refuses an include that points the wrong way: scripts -> cli -> solution -> aws -> cfn, beside them
# pattern, which needs none of these; and a heavy header where it doesn't belong.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
found=0

# forbid WHAT PATTERN PATH…
forbid() {
  local what=$1 pattern=$2
  shift 2
  if grep -rnE "$pattern" "$@"; then
    echo "^ $what"
    found=1
  fi
}

forbid 'pattern includes only itself' '#include "sagewatch/[^p]|nlohmann' {src,include/sagewatch}/pattern
forbid 'cfn includes only itself' '#include "sagewatch/(aws|solution|pattern)/' {src,include/sagewatch}/cfn
forbid 'aws includes only cfn' '#include "sagewatch/(solution|pattern)/' {src,include/sagewatch}/aws
forbid 'only cli includes cli' '#include "(\.\./)?cli/' {src,include/sagewatch}/{pattern,cfn,aws,solution}
forbid 'json.hpp in .cpp files only' '<nlohmann/json.hpp>' --include='*.hpp' src include
forbid 'CLI11 in cli/*.cpp only' '<CLI/CLI.hpp>' include src/{pattern,cfn,aws,solution}
forbid 'CLI11 in .cpp files only' '<CLI/CLI.hpp>' --include='*.hpp' src/cli
forbid 'spdlog in the logging file only' '<spdlog/' include src/{pattern,cfn,aws,solution} --exclude=log.cpp src/cli
forbid 'no macros' '^ *#define' src include
exit "$found"
