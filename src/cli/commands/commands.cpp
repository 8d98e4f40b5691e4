#include "cli/command.hpp"
#include "cli/commands/make.hpp"

namespace sagewatch {

const std::vector<CommandEntry>& commands() {
  static const std::vector<CommandEntry> list{
      {"synth", "Templates", "Write the CloudFormation templates of the stacks",
       make_synth_command},
      {"check", "Templates", "Find what AWS would refuse or do wrongly", make_check_command},
      {"configure", "Templates", "Ask for the settings of a stack and keep them in sagewatch.yaml",
       make_configure_command},
      {"trace", "Templates", "Follow an event through the templates, and say where it stops",
       make_trace_command},
      {"diff", "Templates", "Tell how a template differs from what the settings make now",
       make_diff_command},
      {"parameters", "Templates", "Print the values that the settings give a stack's parameters",
       make_parameters_command},
      {"names", "Templates", "List the names that stacks and scripts agree on", make_names_command},
      {"key-policy", "Templates", "Print what the policy of a key must allow",
       make_key_policy_command},
      {"sink-policy", "Templates", "Print what the policy of an existing sink must allow",
       make_sink_policy_command},
      {"service-control-policy", "Templates",
       "Print what keeps workload accounts from changing what is deployed to them",
       make_service_control_policy_command},
      {"samples", "Templates", "Write sample events and the saved queries, to ask AWS about",
       make_samples_command},
      {"bus-policy", "Templates", "Print the policy of the event bus with what it must allow",
       make_bus_policy_command},
      {"preflight", "Deployed stacks", "Check an account before a deployment",
       make_preflight_command},
      {"changes", "Deployed stacks", "Tell in plain words what a change set would do",
       make_changes_command},
      {"import-template", "Deployed stacks",
       "Write the template that imports resources as they are", make_import_template_command},
      {"events", "Deployed stacks", "Follow a stack operation to its end", make_events_command},
      {"outputs", "Deployed stacks", "Print the outputs of a stack, and keep them for the next one",
       make_outputs_command},
      {"recognize", "Deployed stacks", "Tell whether a deployed stack of our name is ours",
       make_recognize_command},
      {"removal", "Deployed stacks", "Tell what goes and what stays when a stack is deleted",
       make_removal_command},
      {"instances", "Deployed stacks", "Show the stacks of stack sets, account by Region",
       make_instances_command},
      {"status", "Deployed stacks", "Report the health of the deployment", make_status_command},
      {"redrive", "Deployed stacks", "Tell how dead letters get where they were meant to go",
       make_redrive_command},
      {"replay", "Deployed stacks", "Tell what of the archive can be replayed, and how far it is",
       make_replay_command},
  };
  return list;
}

}  // namespace sagewatch
