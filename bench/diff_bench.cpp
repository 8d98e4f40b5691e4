// How `sagewatch diff` scales: reads and compares templates of 30 and 500 resources (the most that
// a stack may have) of which every tenth changed, every twentieth has another logical id, and each
// refers to the one before it. Prints medians of several runs.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "changes/diff_text.hpp"
#include "operations/declared_template.hpp"

namespace {

using namespace sagewatch;
using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr int runs = 21;

enum class Side { before, after };

std::string id_of(int number, Side side) {
  const bool renamed = side == Side::after && number % 20 == 1;
  return (renamed ? "Renamed" : "Resource") + std::to_string(number);
}

json statement(int number, Side side) {
  const bool changed = side == Side::after && number % 10 == 0;
  return {{"Effect", "Allow"},
          {"Action", {changed ? "sqs:*" : "sqs:SendMessage", "logs:PutLogEvents"}},
          {"Resource", {{"Fn::GetAtt", {id_of(number, side), "Arn"}}}}};
}

/// Three types in turn: a queue, a table and a role.
json resource(int number, Side side) {
  const bool changed = side == Side::after && number % 10 == 0;
  if (number % 3 == 0) {
    return {{"Type", "AWS::SQS::Queue"},
            {"Properties", {{"MessageRetentionPeriod", changed ? 61 : 60}}}};
  }
  if (number % 3 == 1) {
    return {{"Type", "AWS::DynamoDB::Table"},
            {"Properties",
             {{"TableName", (changed ? "new-" : "table-") + std::to_string(number)},
              {"Tags", {{{"Key", "before"}, {"Value", {{"Ref", id_of(number - 1, side)}}}}}}}}};
  }
  return {{"Type", "AWS::IAM::Role"},
          {"Properties",
           {{"Policies", {{{"PolicyDocument", {{"Statement", {statement(number - 1, side)}}}}}}}}}};
}

std::string template_text(int resources, Side side) {
  json out{{"Resources", json::object()}};
  for (int i = 0; i < resources; ++i) out["Resources"][id_of(i, side)] = resource(i, side);
  return out.dump(1);
}

struct Run {
  double read_ms;
  double diff_ms;
  std::size_t changes;
};

double milliseconds(Clock::duration time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

Run measure(const std::string& before, const std::string& after) {
  cfn::Diagnostics none;
  const auto start = Clock::now();
  const auto old_template = template_in_text("before", before, none);
  const auto new_template = template_in_text("after", after, none);
  const auto read = Clock::now();
  const auto diff = diff_templates(*old_template, *new_template, "S",
                                   [](const std::string&) { return std::string(); });
  return {milliseconds(read - start), milliseconds(Clock::now() - read),
          diff.resources.changes.size()};
}

void print_row(int resources) {
  const auto before = template_text(resources, Side::before);
  const auto after = template_text(resources, Side::after);
  std::vector<Run> all;
  for (int i = 0; i < runs; ++i) all.push_back(measure(before, after));
  const auto total = [](const Run& run) { return run.read_ms + run.diff_ms; };
  std::ranges::sort(all, {}, total);
  const auto& run = all[runs / 2];
  fmt::print("{:>9} {:>9.1f} {:>9} {:>9.2f} {:>9.2f} {:>12.1f}\n", resources,
             static_cast<double>(after.size()) / 1024, run.changes, run.read_ms, run.diff_ms,
             total(run) * 1e3 / resources);
}

}  // namespace

int main() {
  fmt::print("{:>9} {:>9} {:>9} {:>9} {:>9} {:>12}\n", "resources", "JSON KiB", "changes",
             "read ms", "diff ms", "us/resource");
  for (const int resources : {30, 500}) print_row(resources);
}
