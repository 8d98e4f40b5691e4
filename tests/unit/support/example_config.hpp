#pragma once

#include "settings/config.hpp"

namespace sagewatch::test {

/// Settings with which every stack can be built.
inline Config example_config() {
  Config config;
  config.home_region = "ap-southeast-2";
  config.workload_ou_paths = {"o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"};
  config.workload_ou_ids = {"ou-ab12-11111111"};
  config.monitoring_account_id = "222222222222";
  config.monitoring_account_role_name = "sagemaker-monitoring-account-role";
  config.monitoring_account_eventbus_arn =
      "arn:aws:events:ap-southeast-2:222222222222:event-bus/sagemaker-monitoring-account-eventbus";
  config.monitoring_account_sink_identifier =
      "arn:aws:oam:ap-southeast-2:222222222222:sink/11111111-2222-3333-4444-555555555555";
  return config;
}

}  // namespace sagewatch::test
