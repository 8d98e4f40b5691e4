#include "cli/command.hpp"
#include "cli/commands/make.hpp"

namespace sagewatch {

const std::vector<CommandEntry>& commands() {
  static const std::vector<CommandEntry> list{
      {"synth", "Templates", "Write the CloudFormation templates of the stacks",
       make_synth_command},
      {"check", "Templates", "Find what AWS would reject or handle wrongly", make_check_command},
      {"configure", "Templates", "Ask for the settings of a stack and save them in sagewatch.yaml",
       make_configure_command},
      {"trace", "Templates", "Follow an event through the templates to where it arrives or stops",
       make_trace_command},
      {"diff", "Templates", "Compare a template with the one that the settings produce",
       make_diff_command},
      {"parameters", "Templates", "Print the parameter values of a stack", make_parameters_command},
      {"names", "Templates", "List the names that stacks and scripts share", make_names_command},
      {"key-policy", "Templates", "Print the statements that the policy of a key needs",
       make_key_policy_command},
      {"sink-policy", "Templates", "Print the statements that the policy of an existing sink needs",
       make_sink_policy_command},
      {"service-control-policy", "Templates",
       "Print a policy that keeps workload accounts from changing their deployment",
       make_service_control_policy_command},
      {"samples", "Templates", "Write sample events and saved queries to test with AWS",
       make_samples_command},
      {"bus-policy", "Templates",
       "Print the policy of the event bus with the statements that it needs",
       make_bus_policy_command},
      {"options", "Deployed stacks", "Read the arguments of a script, or print its help",
       make_options_command},
      {"plan", "Deployed stacks", "Print the settings, names and stacks that the scripts work with",
       make_plan_command},
      {"next-steps", "Deployed stacks", "Say what to do after a script", make_next_steps_command},
      {"account", "Deployed stacks", "Tell whether credentials belong to the right account",
       make_account_command},
      {"preflight", "Deployed stacks", "Check an account before a deployment",
       make_preflight_command},
      {"changes", "Deployed stacks", "Explain in plain words what a change set would do",
       make_changes_command},
      {"import-template", "Deployed stacks", "Write a template that imports resources as they are",
       make_import_template_command},
      {"events", "Deployed stacks", "Follow a stack operation to its end", make_events_command},
      {"outputs", "Deployed stacks", "Print the outputs of a stack, and save them for the next one",
       make_outputs_command},
      {"recognize", "Deployed stacks", "Tell whether a deployed stack is sagewatch's own",
       make_recognize_command},
      {"removal", "Deployed stacks", "Show what the deletion of a stack deletes and retains",
       make_removal_command},
      {"instances", "Deployed stacks", "Show the stacks of stack sets, account by Region",
       make_instances_command},
      {"status", "Deployed stacks", "Report the health of the deployment", make_status_command},
      {"redrive", "Deployed stacks", "Plan how to redrive dead letters", make_redrive_command},
      {"replay", "Deployed stacks", "Plan a replay of archived events, or show its progress",
       make_replay_command},
      {"advice", "Deployed stacks", "Say what to do about an error of the AWS CLI",
       make_advice_command},
      {"escape", "Deployed stacks", "Make a text fit for a terminal", make_escape_command},
  };
  return list;
}

}  // namespace sagewatch
