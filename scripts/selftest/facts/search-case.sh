# shellcheck shell=bash
# title: Does a SEARCH heed the case of what it looks for?
# expected: an exact match in double quotes heeds it, a partial one does not
# decides: the searches of the dashboards, which quote what they look for
# source: CloudWatch User Guide, "CloudWatch search expression syntax"
# look: Where jobs have run, open CloudWatch, Metrics, Source, and enter
# look: SEARCH('{SageMakerMonitoring,account,region,kind} MetricName="jobsfailed"', 'Sum', 300). It must
# look: find nothing; with "JobsFailed" it must find the series. A metric of its own could not be removed again.
