#include <catch2/catch.hpp>

#include "settings/names.hpp"
#include "stacks/stacks.hpp"
#include "support/example_config.hpp"
#include "support/rendered.hpp"

using namespace sagewatch;
using Catch::Matchers::Contains;

TEST_CASE("the handler spells every shared name as the stacks do") {
  cfn::App app;
  const auto& stack = add_stack(app, StackKind::monitoring, test::example_config());
  const auto source =
      test::properties(stack, "IngesterFunction").at("Code").at("ZipFile").get<std::string>();
  for (const auto name : {names::metric::name_space.text,
                          names::metric::jobs_started,
                          names::metric::jobs_succeeded,
                          names::metric::jobs_failed,
                          names::metric::jobs_stopped,
                          names::metric::job_duration,
                          names::metric::pending,
                          names::metric::instance_hours,
                          names::metric::events_received,
                          names::metric::events_duplicate,
                          names::metric::events_unknown,
                          names::dimension::account,
                          names::dimension::region,
                          names::dimension::kind,
                          names::environment::table,
                          names::environment::state_days,
                          names::environment::team_tags,
                          names::environment::utilization_queue,
                          names::environment::notice_queue,
                          names::heartbeat::detail_type,
                          names::table::key,
                          names::table::expires}) {
    CHECK_THAT(source, Contains("'" + std::string(name) + "'"));
  }
}

TEST_CASE("the functions of the insights stack spell every shared name as the stacks do") {
  auto config = test::example_config();
  config.notification_emails = {"ml-operations@example.com"};
  cfn::App app;
  const auto& stack = add_stack(app, StackKind::insights, config);
  const auto source = [&](const char* function) {
    return test::properties(stack, function).at("Code").at("ZipFile").get<std::string>();
  };
  const auto spelled = [](std::string_view name) {
    return Contains("'" + std::string(name) + "'");
  };
  for (const auto name :
       {names::metric::name_space.text, names::metric::gpu_idle_hours, names::dimension::account,
        names::dimension::region, names::dimension::kind, names::environment::table,
        names::environment::state_days, names::table::key}) {
    CHECK_THAT(source("UtilizationFunction"), spelled(name));
  }
  CHECK_THAT(source("NoticesFunction"), spelled(names::environment::topic));
}
