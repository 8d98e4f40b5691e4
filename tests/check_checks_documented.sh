#!/usr/bin/env bash
# The part of docs/errors.md about checks is what the checks say of themselves. With
# SAGEWATCH_ACCEPT=1 (make golden) it is written anew, and the test counts as skipped (77).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
"$SAGEWATCH" check --list --format json | python3 tests/checks_section.py
