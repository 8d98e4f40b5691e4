#pragma once

#include <memory>

#include "cli/command.hpp"

namespace sagewatch {

/// `sagewatch account KIND`: whether the credentials belong to the right account.
std::unique_ptr<Command> make_account_command();

/// `sagewatch advice`: what to do about an error of the AWS CLI.
std::unique_ptr<Command> make_advice_command();

/// `sagewatch answer CALL`: the result of an AWS CLI call, as other commands read it.
std::unique_ptr<Command> make_answer_command();

/// `sagewatch bus-policy`: the policy of the bus with our statements in it.
std::unique_ptr<Command> make_bus_policy_command();

/// `sagewatch changes [FILE]`: what a change set would do, in plain words.
std::unique_ptr<Command> make_changes_command();

/// `sagewatch check [FILE...]`: finds in templates what AWS would refuse, or not do as intended.
std::unique_ptr<Command> make_check_command();

/// `sagewatch configure STACK`: asks for the settings of a stack, checks them and saves them in
/// sagewatch.yaml; shows every setting and its source.
std::unique_ptr<Command> make_configure_command();

/// `sagewatch diff STACK`: how the template that the settings produce differs from another one.
std::unique_ptr<Command> make_diff_command();

/// `sagewatch escape`: a text of somebody else's, fit for a terminal.
std::unique_ptr<Command> make_escape_command();

/// `sagewatch events [FILE]`: follows a stack operation to its end.
std::unique_ptr<Command> make_events_command();

/// `sagewatch import-template`: a template that imports resources unchanged.
std::unique_ptr<Command> make_import_template_command();

/// `sagewatch instances [FILE]`: the stacks of stack sets, account by Region, as the AWS CLI
/// listed them.
std::unique_ptr<Command> make_instances_command();

/// `sagewatch key-policy`: what the policy of a given key must allow.
std::unique_ptr<Command> make_key_policy_command();

/// `sagewatch names [KEY]`: the names that stacks and scripts agree on.
std::unique_ptr<Command> make_names_command();

/// `sagewatch next-steps SCRIPT`: what a person does after a script.
std::unique_ptr<Command> make_next_steps_command();

/// `sagewatch options SCRIPT`: what the arguments of a script mean, and its help.
std::unique_ptr<Command> make_options_command();

/// `sagewatch outputs [FILE]`: the outputs of a deployed stack, from the output of describe-stacks.
std::unique_ptr<Command> make_outputs_command();

/// `sagewatch parameters STACK`: the values that the settings give a template's parameters.
std::unique_ptr<Command> make_parameters_command();

/// `sagewatch plan KIND`: what the scripts need to know of the settings, and what they do to which
/// stacks.
std::unique_ptr<Command> make_plan_command();

/// `sagewatch preflight KIND`: what is missing or blocks a deployment, from the calls of
/// scripts/preflight.sh.
std::unique_ptr<Command> make_preflight_command();

/// `sagewatch recognize STACK [FILE]`: whether a deployed stack with one of our names is ours.
std::unique_ptr<Command> make_recognize_command();

/// `sagewatch redrive --output DIR`: how to redeliver dead letters.
std::unique_ptr<Command> make_redrive_command();

/// `sagewatch removal [FILE]`: what is deleted and what is retained when a stack is deleted.
std::unique_ptr<Command> make_removal_command();

/// `sagewatch replay`: plans a replay of archived events, or shows its progress.
std::unique_ptr<Command> make_replay_command();

/// `sagewatch samples events|queries`: sample events and queries to test against AWS without a
/// deployment.
std::unique_ptr<Command> make_samples_command();

/// `sagewatch service-control-policy`: the policy that keeps others from changing the workload
/// stacks.
std::unique_ptr<Command> make_service_control_policy_command();

/// `sagewatch sink-policy`: what the policy of an existing sink must allow.
std::unique_ptr<Command> make_sink_policy_command();

/// `sagewatch status`: the health of the deployment, from the calls of scripts/status.sh.
std::unique_ptr<Command> make_status_command();

/// `sagewatch synth [STACK...]`: writes the templates, as a cloud assembly.
std::unique_ptr<Command> make_synth_command();

std::unique_ptr<Command> make_trace_command();

}  // namespace sagewatch
