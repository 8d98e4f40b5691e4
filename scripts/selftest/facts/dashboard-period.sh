# shellcheck shell=bash
# title: Does setPeriodToTimeRange give one total for a SEARCH?
# expected: the number tile shows the total of the chosen time range
# decides: the number tiles of the landing page
# source: CloudWatch API Reference, "Dashboard body structure and syntax"
# look: Open SageMaker-Monitoring where jobs have run. Choose one day, then one week: the tile of failed
# look: jobs must show the totals of the day and of the week, as the saved query "Failures by class" counts them.
