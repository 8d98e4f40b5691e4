# shellcheck shell=bash disable=SC2034
# The deployment of the monitoring account. It is the same whether the workload accounts are those of OUs,
# listed one by one, or both; the two scripts differ in the settings that they ask for (reach_flags).

# shellcheck source=deploy.sh
source "$(dirname "${BASH_SOURCE[0]}")/deploy.sh"
# shellcheck source=further_sinks.sh
source "$(dirname "${BASH_SOURCE[0]}")/further_sinks.sh"

kind=monitoring
keep_flags=(--keep)

finish_deployment() { keep_further_sinks; }
