#!/usr/bin/env bash
# Runs one fuzzer from its corpus for a bounded time; what it finds is kept in build/logs.
#   run.sh PROGRAM [SECONDS]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
reader=$(basename "$1")
reader=${reader#fuzz_}
logs=$here/../../build/logs
mkdir -p "$logs"
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT
options=(-max_total_time="${2:-20}" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1)
if [[ -e $here/$reader.dict ]]; then options+=("-dict=$here/$reader.dict"); fi
"$1" "${options[@]}" -artifact_prefix="$logs/" "$found" "$here/corpus/$reader"
