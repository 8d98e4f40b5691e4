// How the model scales: builds and renders apps of 1,000, 10,000 and 50,000 resources, in stacks of
// 100, where each resource refers to the one before it. Prints medians of several runs.

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "sagewatch/cfn/app.hpp"
#include "sagewatch/cfn/json.hpp"

namespace {

using namespace sagewatch;
using Clock = std::chrono::steady_clock;

constexpr int resources_a_stack = 100;
constexpr int runs = 5;

struct BenchStackProps {};
class BenchStack final : public cfn::Stack {
 public:
  using Props = BenchStackProps;
  BenchStack(cfn::Scope scope, Props) : Stack(std::move(scope), "a stack of the benchmark") {}
};

cfn::Object properties(const cfn::Resource* before, int number) {
  cfn::Object out{{"Name", "resource-" + std::to_string(number)},
                  {"Size", number},
                  {"Tags", cfn::List{cfn::Object{{"Key", "team"}, {"Value", "operations"}}}}};
  if (before) {
    out.set("Ref", before->ref());
    out.set("Arn", "arn:aws:" + before->attribute("Arn") + "/*");
  }
  return out;
}

void build(cfn::App& app, int resources) {
  for (int first = 0; first < resources; first += resources_a_stack) {
    auto& stack = app.add<BenchStack>("Stack" + std::to_string(first), {});
    const cfn::Resource* before = nullptr;
    for (int i = 0; i < resources_a_stack; ++i) {
      before = &stack.add<cfn::RawResource>(
          "Resource" + std::to_string(i),
          {.type = "AWS::SQS::Queue", .properties = properties(before, i)});
    }
  }
}

struct Run {
  double build_ms;
  double synth_ms;
  std::size_t bytes;
};

double milliseconds(Clock::duration time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

Run measure(int resources) {
  const auto start = Clock::now();
  cfn::App app;
  build(app, resources);
  const auto built = Clock::now();
  std::size_t bytes = 0;
  for (const auto* stack : app.stacks()) bytes += cfn::to_json_lines(stack->synth()).size();
  return {milliseconds(built - start), milliseconds(Clock::now() - built), bytes};
}

long peak_kib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

void print_row(int resources) {
  std::vector<Run> all;
  for (int i = 0; i < runs; ++i) all.push_back(measure(resources));
  const auto total = [](const Run& run) { return run.build_ms + run.synth_ms; };
  std::ranges::sort(all, {}, total);
  const auto& run = all[runs / 2];
  fmt::print("{:>9} {:>7} {:>10.1f} {:>10.1f} {:>12.0f} {:>9.1f} {:>9.1f}\n", resources,
             resources / resources_a_stack, run.build_ms, run.synth_ms,
             total(run) * 1e6 / resources, static_cast<double>(run.bytes) / 1e6,
             static_cast<double>(peak_kib()) / 1024);
}

/// Each size in a process of its own, so that the peak of memory is its own.
void print_row_apart(int resources) {
  std::fflush(stdout);
  const auto child = fork();
  if (child == 0) {
    print_row(resources);
    std::fflush(stdout);
    _exit(0);
  }
  waitpid(child, nullptr, 0);
}

}  // namespace

int main() {
  fmt::print("{:>9} {:>7} {:>10} {:>10} {:>12} {:>9} {:>9}\n", "resources", "stacks", "build ms",
             "synth ms", "ns/resource", "JSON MB", "peak MiB");
  for (const int resources : {1'000, 10'000, 50'000}) print_row_apart(resources);
}
