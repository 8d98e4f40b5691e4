# shellcheck shell=bash
# title: What do the widgets of a dashboard show while nothing is selected in its variables?
# expected: all accounts, Regions and kinds
# decides: the defaults of the variables of every dashboard
# source: CloudWatch User Guide, "Creating flexible dashboards with dashboard variables"
# look: Open the dashboard SageMaker-Monitoring in the CloudWatch console of the monitoring account, and
# look: select nothing. Every chart must show all accounts. Select one account: every chart must change.
# look: Open it from another Region's console: the lists must stay those of the home Region.
