# The ways to build, test, deploy and destroy. ARGS is passed on to the scripts, e.g.
#   make deploy-monitoring-account ARGS="--home-region ap-southeast-2 --yes"
SHELL := /bin/bash
ORGANIZATION := scripts/organization-deployment
INDIVIDUAL := scripts/individual-deployment
SAGEWATCH := build/release/sagewatch
ARGS ?=
# output FOLDER: where templates are written to, unless ARGS say so
output = $(if $(filter -o --output --output=%,$(ARGS)),,--output cdk.out/$(1))
MODE ?= organization

.DEFAULT_GOAL := help
.PHONY: help demo test verify build lint golden bench clean \
  synth-monitoring-account synth-management-account synth-workload-account \
  deploy-monitoring-account deploy-management-account deploy-workload-account \
  diff-monitoring-account diff-management-account preflight status verify-deployment selftest redrive replay \
  destroy-management-stackset destroy-workload-account-infra destroy-monitoring-account-infra

help:
	@awk -F ':.*## ' '/^##@ / {print "\n" substr($$0, 5)} /^[a-z-]+:.*## / {printf "  %-34s %s\n", $$1, $$2}' Makefile

##@ Try it

demo: ## Deploy to a local AWS, show an event arriving, destroy all (MODE=individual: no organization)
	@scripts/setup.sh demo
	@$(MAKE) --no-print-directory build
	@MODE=$(MODE) tests/local_aws/demo.sh

##@ Look before you deploy

synth-monitoring-account: build ## Write the monitoring account's templates to cdk.out/monitoring-account
	@$(SAGEWATCH) synth monitoring monitoring-insights monitoring-dashboards $(call output,monitoring-account) $(ARGS)

synth-management-account: build ## Write the management account's template to cdk.out/management-account
	@$(SAGEWATCH) synth management $(call output,management-account) $(ARGS)

synth-workload-account: build ## Write the workload accounts' templates to cdk.out/workload-account
	@$(SAGEWATCH) synth workload-events workload-observability $(call output,workload-account) $(ARGS)

preflight: build ## Tell what is missing or blocking; ARGS="--for monitoring" (or management)
	@scripts/preflight.sh $(ARGS)

diff-monitoring-account: build ## Tell how the deployed monitoring account differs from the settings
	@scripts/diff.sh --stack monitoring $(ARGS)

diff-management-account: build ## Tell how the deployed management account differs from the settings
	@scripts/diff.sh --stack management $(ARGS)

##@ Deploy, in this order

deploy-monitoring-account: build ## Deploy the monitoring account
	@scripts/$(MODE)-deployment/deploy-monitoring-account.sh $(ARGS)

deploy-management-account: build ## Deploy the management account
	@$(ORGANIZATION)/deploy-management-account.sh $(ARGS)

deploy-workload-account: build ## Deploy a workload account that no stack set reaches
	@$(INDIVIDUAL)/deploy-workload-account.sh $(ARGS)

##@ Look after a deployment

status: build ## Tell how what is deployed is doing
	@scripts/status.sh $(ARGS)

verify-deployment: build ## Prove that a deployment works: send heartbeats, try the rules, look around
	@scripts/verify.sh $(ARGS)

redrive: build ## Send dead letters again to where they were meant to go
	@scripts/redrive.sh $(ARGS)

replay: build ## Replay an interval of the archive; give ARGS="--start TIME --end TIME"
	@scripts/replay.sh $(ARGS)

selftest: build ## Settle facts about AWS in a sandbox account; give ARGS="--profile NAME"
	@scripts/selftest.sh $(ARGS)

##@ Destroy, in this order

destroy-management-stackset: build ## Delete the stack sets and what they deployed
	@$(ORGANIZATION)/destroy-management-stackset.sh $(ARGS)

destroy-workload-account-infra: build ## Delete what was deployed directly to a workload account
	@$(INDIVIDUAL)/destroy-workload-account.sh $(ARGS)

destroy-monitoring-account-infra: build ## Delete the monitoring stacks
	@$(ORGANIZATION)/destroy-monitoring-account.sh $(ARGS)

##@ Change sagewatch

build: ## Compile build/release/sagewatch
	@scripts/setup.sh build
	@mkdir -p build && cmake --preset release >build/cmake.log 2>&1 || { cat build/cmake.log >&2; exit 1; }
	@cmake --build build/release

test: ## Build, and run the tests that show that it works
	@scripts/setup.sh test
	@tests/run.sh test

verify: ## Run all other tests: linters, sanitizers, fuzzers, every Region, the longest end-to-end tests
	@scripts/setup.sh verify
	@tests/run.sh verify

lint: ## Check formatting, C++ and shell, without changing anything
	@scripts/setup.sh verify
	@$(MAKE) --no-print-directory build
	@tests/lint.sh

golden: build ## Take over what the commands print now as what they should print
	@SAGEWATCH_ACCEPT=1 ctest --test-dir build/release -L golden --output-on-failure || true
	@git status --short tests/golden

bench: build ## Measure synthesis, comparison, patterns, checks and the functions, and print tables
	@scripts/setup.sh verify
	@build/release/bench/synth_bench
	@build/release/bench/diff_bench
	@build/release/bench/pattern_bench
	@for rules in 1 100 1000; do build/release/bench/pattern_bench --export $$rules | \
	  PATH="$(CURDIR)/build/venv/bin:$$PATH" python3 bench/moto_patterns.py; done
	@bench/check_bench.sh
	@PATH="$(CURDIR)/build/venv/bin:$$PATH" python3 bench/handler_bench.py

clean: ## Remove everything that was built
	@rm -rf build cdk.out
