# shellcheck shell=bash
# title: Does setPeriodToTimeRange result in one total for a SEARCH?
# expected: the number widget shows the total of the selected time range
# decides: the number widgets of the landing page
# source: CloudWatch API Reference, "Dashboard body structure and syntax"
# look: Open SageMaker-Monitoring where jobs have run. Select one day, then one week: the widget of failed
# look: jobs must show the totals of the day and of the week, as the saved query "Failures by class" counts them.
