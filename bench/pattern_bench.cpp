// How the matcher of event patterns scales: 1, 100 and 10,000 rules of several kinds, each with
// events of about 900 bytes of which most match a rule. Prints medians of several runs; reading the
// event is part of each. The times are the processor's. `--export RULES` prints the rules and
// events of the first kind as JSON, for other matchers to be measured with.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "sagewatch/event_pattern/match.hpp"
#include "sagewatch/event_pattern/rule_set.hpp"

namespace {

using namespace sagewatch::event_pattern;

constexpr int events_a_run = 2'000;
constexpr int runs = 5;

constexpr std::array<std::string_view, 5> kinds{"Training", "Processing", "Transform", "Tuning",
                                                "Labeling"};

std::string job_name(int n) { return fmt::format("team-{}-job-{:05}", n % 100, n); }

std::string event(int n) {
  return fmt::format(
      R"({{"version":"0","id":"844e2571-85d4-695f-b930-{:012}","detail-type":"SageMaker {} Job State Change",)"
      R"("source":"aws.sagemaker","account":"{:012}","time":"2026-01-31T12:00:00Z","region":"ap-southeast-2",)"
      R"("resources":["arn:aws:sagemaker:ap-southeast-2:{:012}:training-job/{}"],"detail":{{)"
      R"("TrainingJobName":"{}","TrainingJobStatus":"Failed","SecondaryStatus":"Failed","count":{},)"
      R"("ip":"10.{}.{}.7","FailureReason":"ClientError: no data found at s3://bucket/path, check it",)"
      R"("InputDataConfig":[{{"ChannelName":"train","ContentType":"text/csv","CompressionType":"None"}},)"
      R"({{"ChannelName":"validation","ContentType":"text/csv","CompressionType":"None"}}],)"
      R"("ResourceConfig":{{"InstanceType":"ml.m5.xlarge","InstanceCount":1,"VolumeSizeInGB":50}},)"
      R"("StoppingCondition":{{"MaxRuntimeInSeconds":86400}},"CreationTime":1769860800000,)"
      R"("OutputDataConfig":{{"S3OutputPath":"s3://bucket/output/{}"}},"Tags":{{"team":"team-{}","tag-{}":"x"}}}}}})",
      n, kinds[static_cast<std::size_t>(n) % 5], 100'000'000'000 + n % 50, 100'000'000'000 + n % 50,
      job_name(n), job_name(n), n, n / 256 % 256, n % 256, job_name(n), n % 100, n);
}

std::string exact_rule(int n) {
  return fmt::format(
      R"({{"source":["aws.sagemaker"],"detail-type":["SageMaker {} Job State Change"],)"
      R"("account":["{:012}"],"detail":{{"TrainingJobStatus":["Failed","Stopped"],"TrainingJobName":["{}"]}}}})",
      kinds[static_cast<std::size_t>(n) % 5], 100'000'000'000 + n % 50, job_name(n));
}

std::string detail_rule(const std::string& field) {
  return R"({"source":["aws.sagemaker"],"detail":{)" + field + "}}";
}

std::string prefix_rule(int n) {
  return detail_rule(fmt::format(R"("TrainingJobName":[{{"prefix":"{}"}}])", job_name(n)));
}
std::string suffix_rule(int n) {
  return detail_rule(fmt::format(R"("TrainingJobName":[{{"suffix":"-job-{:05}"}}])", n));
}
std::string wildcard_rule(int n) {
  return detail_rule(
      fmt::format(R"("TrainingJobName":[{{"wildcard":"team-{}-*-{:05}"}}])", n % 100, n));
}
std::string inner_wildcard_rule(int n) {
  return detail_rule(fmt::format(R"("TrainingJobName":[{{"wildcard":"*-job-{:05}*"}}])", n));
}
std::string ignore_case_rule(int n) {
  return detail_rule(fmt::format(
      R"("TrainingJobName":[{{"equals-ignore-case":"TEAM-{}-JOB-{:05}"}}])", n % 100, n));
}
std::string array_rule(int n) {
  return detail_rule(fmt::format(
      R"("TrainingJobName":["{}"],"InputDataConfig":{{"ChannelName":["train"],"ContentType":["text/csv"]}})",
      job_name(n)));
}
std::string numeric_rule(int n) {
  return detail_rule(fmt::format(R"("count":[{{"numeric":[">=",{},"<",{}]}}])", n, n + 1));
}
std::string cidr_rule(int n) {
  return detail_rule(fmt::format(R"("ip":[{{"cidr":"10.{}.{}.0/24"}}])", n / 256 % 256, n % 256));
}
std::string anything_but_rule(int n) {
  return detail_rule(fmt::format(R"("TrainingJobName":[{{"anything-but":"{}"}}])", job_name(n)));
}

std::string exists_rule(int n) {
  return detail_rule(fmt::format(R"("Tags":{{"tag-{}":[{{"exists":true}}]}})", n));
}

struct Kind {
  std::string_view name;
  std::function<std::string(int)> rule;
};

const std::vector<Kind>& rule_kinds() {
  static const std::vector<Kind> all{{"exact, 5 fields", exact_rule},
                                     {"prefix", prefix_rule},
                                     {"suffix", suffix_rule},
                                     {"wildcard", wildcard_rule},
                                     {"wildcard, 2 ends", inner_wildcard_rule},
                                     {"equals-ignore-case", ignore_case_rule},
                                     {"inside of an array", array_rule},
                                     {"numeric range", numeric_rule},
                                     {"cidr", cidr_rule},
                                     {"exists", exists_rule},
                                     {"anything-but", anything_but_rule}};
  return all;
}

std::vector<std::string> events(int rules) {
  std::vector<std::string> out;
  for (int i = 0; i < events_a_run; ++i) out.push_back(event(i * 7 % std::max(rules, 10)));
  return out;
}

std::vector<Pattern> patterns(const Kind& kind, int rules) {
  std::vector<Pattern> out;
  for (int i = 0; i < rules; ++i) out.push_back(std::get<Pattern>(Pattern::parse(kind.rule(i))));
  return out;
}

/// Time that this process has used.
double nanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

/// The median time of `run`, in nanoseconds.
double median(const std::function<void()>& run) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const auto start = nanoseconds();
    run();
    times.push_back(nanoseconds() - start);
  }
  std::ranges::sort(times);
  return times[runs / 2];
}

/// Nanoseconds an event with the set, and how many matches there were.
double with_set(const RuleSet& rules, const std::vector<std::string>& all, std::size_t& matched) {
  RuleMatcher matcher(rules);
  const auto time = median([&] {
    matched = 0;
    for (const auto& one : all) {
      matched += std::get<std::span<const std::uint32_t>>(matcher.match(one)).size();
    }
  });
  return time / static_cast<double>(all.size());
}

/// The same with each pattern in turn, over fewer events where that takes long.
double one_by_one(const std::vector<Pattern>& rules, const std::vector<std::string>& all) {
  const auto count = std::clamp<std::size_t>(200'000 / rules.size(), 20, all.size());
  volatile std::size_t matched = 0;
  const auto time = median([&] {
    for (std::size_t i = 0; i < count; ++i) {
      const auto one = std::get<Event>(Event::parse(all[i]));
      for (const auto& rule : rules) matched = matched + (matches(rule, one) ? 1 : 0);
    }
  });
  return time / static_cast<double>(count);
}

void print_row(const Kind& kind, int count) {
  const auto rules = patterns(kind, count);
  const auto all = events(count);
  const auto start = nanoseconds();
  const RuleSet set(rules);
  const auto build = (nanoseconds() - start) / 1e6;
  std::size_t matched = 0;
  const auto fast = with_set(set, all, matched);
  const auto slow = one_by_one(rules, all);
  fmt::print("{:<20} {:>7} {:>9.1f} {:>10.0f} {:>11.0f} {:>12.0f} {:>11.2f}\n", kind.name, count,
             build, fast, 1e9 / fast, slow,
             static_cast<double>(matched) / static_cast<double>(all.size()));
}

void print_list(std::string_view name, const std::vector<std::string>& items) {
  fmt::print("\"{}\":[{}]", name, fmt::join(items, ",\n"));
}

void export_case(int count) {
  std::vector<std::string> rules;
  for (int i = 0; i < count; ++i) rules.push_back(exact_rule(i));
  fmt::print("{{");
  print_list("rules", rules);
  fmt::print(",\n");
  print_list("events", events(count));
  fmt::print("}}\n");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[1]) == "--export") {
    export_case(std::atoi(argv[2]));
    return 0;
  }
  fmt::print("{:<20} {:>7} {:>9} {:>10} {:>11} {:>12} {:>11}\n", "rules of kind", "rules",
             "build ms", "ns/event", "events/s", "one by one", "matches");
  for (const auto& kind : rule_kinds()) {
    for (const int count : {1, 100, 10'000}) print_row(kind, count);
  }
}
