#include "sagewatch/solution/job_dashboard.hpp"

#include <string>

#include "sagewatch/cfn/intrinsics.hpp"
#include "sagewatch/solution/names.hpp"

namespace sagewatch::solution {
namespace {

using cfn::List;
using cfn::Object;
using cfn::Text;

struct Box {
  int x, y, width, height;
};

Object widget(std::string type, Box box, Object properties) {
  properties.set("region", cfn::pseudo::region());
  return {{"type", std::move(type)}, {"x", box.x},           {"y", box.y},
          {"width", box.width},      {"height", box.height}, {"properties", std::move(properties)}};
}

/// A SEARCH must name exactly the dimensions that the ingester emits.
std::string search(std::string_view metric, const std::string& kind) {
  return "SEARCH('{" + std::string(names::metric::name_space) + "," +
         std::string(names::dimension::account) + "," + std::string(names::dimension::region) +
         "," + std::string(names::dimension::kind) + "} MetricName=\"" + std::string(metric) +
         "\" " + std::string(names::dimension::kind) + "=\"" + kind + "\"', 'Sum', 300)";
}

Object count_by_account(std::string title, std::string_view metric, const std::string& kind,
                        Box box) {
  Object series{{"expression", search(metric, kind)},
                {"label", "${PROP('Dim.account')} [${SUM}]"},
                {"id", "counts"}};
  return widget("metric", box,
                {{"title", std::move(title)},
                 {"view", "timeSeries"},
                 {"stacked", true},
                 {"stat", "Sum"},
                 {"period", 300},
                 {"metrics", List{List{std::move(series)}}}});
}

Object history(std::string title, const Text& records, const std::string& kind, Box box) {
  const auto query = "SOURCE '" + records + R"(' | filter recordType = "final" and kind = ")" +
                     kind +
                     "\"\n| sort @timestamp desc\n| display eventTime, account, region, name, "
                     "status, durationSec, instanceType, instanceCount, failureReason\n| limit 50";
  return widget("log", box, {{"title", std::move(title)}, {"view", "table"}, {"query", query}});
}

/// A band of the dashboard for one kind of job, `y` down from the top.
List job_widgets(const std::string& kind, const Text& records, int y) {
  return {
      count_by_account(kind + "s started, by account", names::metric::jobs_started, kind,
                       {.x = 0, .y = y, .width = 12, .height = 6}),
      count_by_account(kind + "s failed, by account", names::metric::jobs_failed, kind,
                       {.x = 12, .y = y, .width = 12, .height = 6}),
      history(kind + " history", records, kind, {.x = 0, .y = y + 6, .width = 24, .height = 8})};
}

}  // namespace

Object job_dashboard(const Text& records) {
  auto widgets = job_widgets("Training Job", records, 0);
  for (auto& more : job_widgets("Processing Job", records, 14)) widgets.push_back(std::move(more));
  return {{"start", "-PT24H"}, {"periodOverride", "inherit"}, {"widgets", std::move(widgets)}};
}

}  // namespace sagewatch::solution
