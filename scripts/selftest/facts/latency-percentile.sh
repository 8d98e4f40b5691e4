# shellcheck shell=bash
# title: Does ModelLatency have percentiles?
# expected: p99 has values
# decides: two charts of the endpoints page
# source: SageMaker Developer Guide, "Monitor SageMaker with CloudWatch": p99 is not among the listed statistics
# look: Where an endpoint has been called, open the endpoints page: the charts of latency must have lines.
# look: Or run aws cloudwatch get-metric-statistics --namespace AWS/SageMaker --metric-name ModelLatency
# look: --dimensions Name=EndpointName,Value=NAME Name=VariantName,Value=NAME --extended-statistics p99
# look: --start-time, --end-time and --period 300 around the calls.
