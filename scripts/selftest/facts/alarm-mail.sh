# shellcheck shell=bash
# title: Does the mail of a Metrics Insights alarm name the account and the Region?
# expected: it names the contributor, with account and Region
# decides: whether a person who is told of a silent account must look it up in status
# source: CloudWatch User Guide, "Create alarms on Metrics Insights queries"
# look: Run aws cloudwatch set-alarm-state --alarm-name NAME --state-value ALARM --state-reason test with
# look: NAME from 'sagewatch names alarm.silent-accounts', and read the mail that comes to the addresses of
# look: notification-emails. A real silence tells more: it has contributors.
