#!/usr/bin/env bash
# Deletes the stacks of a workload account that was deployed directly.

# shellcheck source=../lib/destroy.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/destroy.sh"

kind=workload

destroy "$@"
