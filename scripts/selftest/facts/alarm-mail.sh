# shellcheck shell=bash
# title: Does the email of a Metrics Insights alarm name the account and the Region?
# expected: it names the contributor, with account and Region
# decides: whether a person who is notified of a silent account must look it up in status
# source: CloudWatch User Guide, "Create alarms on Metrics Insights queries"
# look: Run aws cloudwatch set-alarm-state --alarm-name NAME --state-value ALARM --state-reason test with
# look: NAME from 'sagewatch names alarm.silent-accounts', and read the email that arrives at the addresses of
# look: notification-emails. After a real silence it has more details: the contributors.
