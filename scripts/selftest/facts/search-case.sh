# shellcheck shell=bash
# title: Is a SEARCH case-sensitive?
# expected: an exact match in double quotes is case-sensitive, a partial match is not
# decides: the searches of the dashboards, which quote their terms
# source: CloudWatch User Guide, "CloudWatch search expression syntax"
# look: Where jobs have run, open CloudWatch, Metrics, Source, and enter
# look: SEARCH('{SageMakerMonitoring,account,region,kind} MetricName="jobsfailed"', 'Sum', 300). It must
# look: find nothing; with "JobsFailed" it must find the series. A test metric could not be removed again.
