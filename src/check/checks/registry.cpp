#include "registry.hpp"

#include <algorithm>
#include <array>

namespace sagewatch::check {

namespace {

constexpr std::array every_check{&template_size,
                                 &parameter_count,
                                 &parameter_value_size,
                                 &unknown_parameter,
                                 &target_count,
                                 &target_ids,
                                 &log_target_role,
                                 &foreign_bus_role,
                                 &foreign_bus_input,
                                 &event_pattern_refused,
                                 &event_pattern_field,
                                 &event_pattern_size,
                                 &event_pattern_quota,
                                 &bus_policy_size,
                                 &bus_policy_empty,
                                 &bus_policy_everybody,
                                 &bus_policy_action,
                                 &org_path_operator,
                                 &org_path_form,
                                 &sink_everybody,
                                 &link_types,
                                 &link_label,
                                 &link_region,
                                 &link_to_itself,
                                 &link_filter,
                                 &stack_set_auto_deployment,
                                 &stack_set_units,
                                 &stack_set_account_filter,
                                 &stack_set_nested_stack,
                                 &stack_set_macro,
                                 &stack_set_dynamic_reference,
                                 &stack_set_preferences,
                                 &stack_set_body_unreadable,
                                 &stack_set_missing_parameter,
                                 &stack_set_iam_name,
                                 &inline_handler,
                                 &inline_python,
                                 &inline_policy_size,
                                 &managed_policy_size,
                                 &trust_policy_size,
                                 &trust_policy_quota,
                                 &role_name_length,
                                 &logs_policy_size,
                                 &logs_policy_text,
                                 &logs_policy_principals,
                                 &dashboard_json,
                                 &dashboard_widgets,
                                 &dashboard_metrics,
                                 &dashboard_search,
                                 &dashboard_name,
                                 &dashboard_width,
                                 &alarm_window,
                                 &alarm_search,
                                 &alarm_metrics,
                                 &alarm_return_data,
                                 &table_name,
                                 &queue_name,
                                 &dead_letter_fifo,
                                 &literal_partition,
                                 &literal_region,
                                 &principal_suffix,
                                 &property_in_region,
                                 &type_in_region,
                                 &deletion_policy_alone,
                                 &retained_name,
                                 &replacement,
                                 &queue_policy_missing,
                                 &topic_policy_missing,
                                 &lambda_permission_missing,
                                 &logs_policy_missing,
                                 &logs_policy_order,
                                 &suppression_without_reason,
                                 &suppression_of_nothing_known,
                                 &suppression_unused,
                                 &principal_account_id,
                                 &stack_set_region_order,
                                 &stack_set_filter_automatic};

}  // namespace

std::span<const Check* const> checks() { return every_check; }

const Check* find_check(std::string_view id) {
  const auto found = std::ranges::find(checks(), id, &Check::id);
  return found == checks().end() ? nullptr : *found;
}

}  // namespace sagewatch::check
