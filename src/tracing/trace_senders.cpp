#include "tracing/trace_senders.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sagewatch {
namespace {

class SenderList {
 public:
  SenderList(const Config& config, const std::string& region) : config_(config), region_(region) {}

  std::vector<SenderKind> make() {
    for (const auto& path : config_.workload_ou_paths) add_unit(path);
    for (const auto& account : config_.workload_accounts) {
      out_.push_back({"listed account", {account, region_, ""}, true});
    }
    add("another organization", "o-0000000000/r-0000/ou-0000-00000000/", false);
    add("no organization", "", false);
    return std::move(out_);
  }

 private:
  void add_unit(const std::string& path) {
    add("account in the OU", path, true);
    const auto child = path + "ou-0000-00000000/";
    add("account in a child OU", child, true);
    add_neighbour(path);
  }

  /// An account in another OU with the same parent, unless the path is that of the root or the
  /// settings also admit that OU.
  void add_neighbour(const std::string& path) {
    const auto slash = path.rfind('/', path.size() - 2);
    if (std::ranges::count(path, '/') < 3 || slash == std::string::npos) return;
    const auto neighbour = path.substr(0, slash + 1) + "ou-0000-00000000/";
    const auto admits = [&](const std::string& unit) { return neighbour.starts_with(unit); };
    if (std::ranges::none_of(config_.workload_ou_paths, admits)) {
      add("account in another OU", neighbour, false);
    }
  }

  void add(std::string description, const std::string& path, bool admitted) {
    out_.push_back({std::move(description), {free_account(), region_, path}, admitted});
  }

  /// The next account that no setting names.
  std::string free_account() {
    std::string out;
    do {
      out = fmt::format("{:012}", number_++);
    } while (out == config_.monitoring_account_id ||
             std::ranges::find(config_.workload_accounts, out) != config_.workload_accounts.end());
    return out;
  }

  const Config& config_;
  const std::string& region_;
  long long number_ = 111'111'111'111;
  std::vector<SenderKind> out_ = {};
};

}  // namespace

std::vector<SenderKind> sender_kinds(const Config& config,
                                     const std::vector<std::string>& regions) {
  std::vector<SenderKind> out;
  for (const auto& region : regions) {
    for (auto& kind : SenderList(config, region).make()) {
      if (regions.size() > 1) kind.description += " in " + region;
      out.push_back(std::move(kind));
    }
  }
  return out;
}

}  // namespace sagewatch
