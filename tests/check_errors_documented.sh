#!/usr/bin/env bash
# Every id of a diagnostic in the code has a section in docs/errors.md, and every section an id.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

diff <(grep -rhoE '"[EW][0-9]{4}"' src include | tr -d '"' | sort -u) \
  <(grep -oE '^## [EW][0-9]{4}' docs/errors.md | cut -c 4- | sort) || {
  echo 'left: only in the code; right: only in docs/errors.md'
  exit 1
}
