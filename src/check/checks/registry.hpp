#pragma once

#include "sagewatch/check/check.hpp"

/// One check a file of the same name. registry.cpp lists them by their ids.
namespace sagewatch::check {

extern const Check alarm_metrics;
extern const Check alarm_return_data;
extern const Check alarm_search;
extern const Check alarm_window;
extern const Check bus_policy_action;
extern const Check bus_policy_empty;
extern const Check bus_policy_everybody;
extern const Check bus_policy_size;
extern const Check dashboard_json;
extern const Check dashboard_metrics;
extern const Check dashboard_name;
extern const Check dashboard_search;
extern const Check dashboard_widgets;
extern const Check dashboard_width;
extern const Check dead_letter_fifo;
extern const Check deletion_policy_alone;
extern const Check event_pattern_field;
extern const Check event_pattern_quota;
extern const Check event_pattern_refused;
extern const Check event_pattern_size;
extern const Check foreign_bus_input;
extern const Check foreign_bus_role;
extern const Check inline_handler;
extern const Check inline_policy_size;
extern const Check inline_python;
extern const Check lambda_permission_missing;
extern const Check link_filter;
extern const Check link_label;
extern const Check link_region;
extern const Check link_to_itself;
extern const Check link_types;
extern const Check literal_partition;
extern const Check literal_region;
extern const Check log_target_role;
extern const Check logs_policy_missing;
extern const Check logs_policy_order;
extern const Check logs_policy_principals;
extern const Check logs_policy_size;
extern const Check logs_policy_text;
extern const Check managed_policy_size;
extern const Check org_path_form;
extern const Check org_path_operator;
extern const Check parameter_count;
extern const Check parameter_value_size;
extern const Check principal_account_id;
extern const Check principal_suffix;
extern const Check property_in_region;
extern const Check queue_name;
extern const Check queue_policy_missing;
extern const Check replacement;
extern const Check retained_name;
extern const Check role_name_length;
extern const Check sink_everybody;
extern const Check stack_set_account_filter;
extern const Check stack_set_auto_deployment;
extern const Check stack_set_body_unreadable;
extern const Check stack_set_dynamic_reference;
extern const Check stack_set_filter_automatic;
extern const Check stack_set_iam_name;
extern const Check stack_set_macro;
extern const Check stack_set_missing_parameter;
extern const Check stack_set_nested_stack;
extern const Check stack_set_preferences;
extern const Check stack_set_region_order;
extern const Check stack_set_units;
extern const Check suppression_of_nothing_known;
extern const Check suppression_unused;
extern const Check suppression_without_reason;
extern const Check table_name;
extern const Check target_count;
extern const Check target_ids;
extern const Check template_size;
extern const Check topic_policy_missing;
extern const Check trust_policy_quota;
extern const Check trust_policy_size;
extern const Check type_in_region;
extern const Check unknown_parameter;

}  // namespace sagewatch::check
