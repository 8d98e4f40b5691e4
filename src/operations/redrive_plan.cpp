#include "operations/redrive_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/plain_text.hpp"
#include "settings/names.hpp"

namespace sagewatch {
namespace {

/// The parts of "https://HOST/ACCOUNT/NAME".
struct QueueUrl {
  std::string_view account;
  std::string_view name;
};

constexpr std::string_view digits = "0123456789";
constexpr std::string_view name_characters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";

bool consists_of(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

std::optional<QueueUrl> parse_queue_url(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!url.starts_with(scheme)) continue;
    url.remove_prefix(scheme.size());
    const auto host_end = url.find('/');
    if (host_end == 0 || host_end == std::string_view::npos) return std::nullopt;
    const auto path = url.substr(host_end + 1);
    const auto slash = path.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const QueueUrl parsed{path.substr(0, slash), path.substr(slash + 1)};
    const bool right = parsed.account.size() == 12 && consists_of(parsed.account, digits) &&
                       consists_of(parsed.name, name_characters);
    return right ? std::optional(parsed) : std::nullopt;
  }
  return std::nullopt;
}

std::string destination(const Redelivery& redelivery) {
  const auto target = escape_for_terminal(redelivery.target);
  switch (redelivery.delivery) {
    case Delivery::invoke:
      return "to the function " + target;
    case Delivery::send:
      return "to the queue " + target;
    case Delivery::log:
      break;
  }
  return "to the log group " + target;
}

}  // namespace

bool is_queue_url(std::string_view text) { return parse_queue_url(text).has_value(); }

std::optional<std::string> only_sender(std::string_view queue_url, std::string_view account,
                                       const Config& config) {
  const auto queue = parse_queue_url(queue_url);
  if (!queue) return "";
  const bool ours = queue->name == config.named(names::queue::undelivered_events) ||
                    queue->name == config.named(names::queue::failed_events);
  if (ours && queue->account == account) return std::nullopt;
  return std::string(queue->account);
}

std::string redrive_text(const std::vector<ReceivedLetters>& received) {
  std::map<std::string, int> sent;
  std::map<std::string, int> left;
  for (const auto& [url, letters] : received) {
    for (const auto& letter : letters) {
      if (!letter.why_not.empty()) ++left[escape_for_terminal(letter.why_not)];
      for (const auto& redelivery : letter.redeliveries) ++sent[destination(redelivery)];
    }
  }
  std::string out;
  for (const auto& [where, count] : sent) out += fmt::format("  {} {}\n", count, where);
  for (const auto& [why, count] : left) out += fmt::format("  {} left: {}\n", count, why);
  return out;
}

std::string visible_at_once(const ReceivedLetters& received) {
  auto out = nlohmann::ordered_json::array();
  for (const auto& letter : received.letters) {
    out.push_back({{"Id", std::to_string(out.size() + 1)},
                   {"VisibilityTimeout", 0},
                   {"ReceiptHandle", letter.receipt}});
  }
  return out.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

}  // namespace sagewatch
