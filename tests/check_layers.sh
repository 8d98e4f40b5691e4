#!/usr/bin/env bash
# Refuses an include that points the wrong way: scripts -> cli -> solution -> aws -> cfn, check ->
# evaluate -> document -> cfn, trace -> evaluate and policy, solution -> document, pattern and
# language alone, policy and check -> pattern, check -> language and policy; and a heavy header where it
# does not belong.
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

# only LAYER MAY-INCLUDE…: forbids a layer every other one
only() {
  local layer=$1 allowed
  allowed=$(IFS='|'; echo "$*")
  if grep -rnE '#include "sagewatch/' {src,include/sagewatch}/"$layer" |
    grep -vE "#include \"sagewatch/($allowed)/"; then
    echo "^ $layer includes only $*"
    found=1
  fi
}

only cfn
only pattern
only language
only aws cfn
only document cfn
only evaluate document cfn
only check evaluate document pattern language policy cfn
only policy document pattern cfn
only trace evaluate policy document pattern cfn
only solution aws document cfn
forbid 'only cli includes cli' '#include "(\.\./)?cli/' {src,include/sagewatch}/{cfn,aws,document,evaluate,pattern,language,policy,check,trace,solution}
forbid 'json.hpp in .cpp files only' '<nlohmann/json.hpp>' --include='*.hpp' src include
forbid 'CLI11 in cli/*.cpp only' '<CLI/CLI.hpp>' include src/{cfn,aws,document,evaluate,pattern,language,policy,check,trace,solution}
forbid 'CLI11 in .cpp files only' '<CLI/CLI.hpp>' --include='*.hpp' src/cli
forbid 'spdlog in the logging file only' '<spdlog/' include src/{cfn,aws,document,evaluate,pattern,language,policy,check,trace,solution} --exclude=log.cpp src/cli
forbid 'no macros' '^ *#define' src include
exit "$found"
