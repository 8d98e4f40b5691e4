#!/usr/bin/env bash
# check, diff and trace beside cfn-lint and, where npm is there, the CloudFormation Validate engine of
# aws-cdk-lib, which goes to build/bench.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export PATH=$root/build/venv/bin:$PATH
packages=(aws-cdk-lib@2.276.0 constructs@10.8.1)
arguments=("$root/build/release/sagewatch")
if command -v npm >/dev/null; then
  if [[ $(cat "$root/build/bench/installed" 2>/dev/null) != "${packages[*]}" ]]; then
    npm install --prefix "$root/build/bench" --no-audit --no-fund --no-package-lock --silent \
      "${packages[@]}"
    echo "${packages[*]}" >"$root/build/bench/installed"
  fi
  arguments+=("$root/build/bench/node_modules/aws-cdk-lib")
else
  echo 'note: without npm the CloudFormation Validate engine is left out' >&2
fi
python3 "$root/bench/check_bench.py" "${arguments[@]}"
