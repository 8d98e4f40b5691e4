#include "operations/deletion_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/plain_text.hpp"
#include "base/shell_text.hpp"

namespace sagewatch {
namespace {

struct Deletion {
  std::string_view type;
  std::string_view arguments;
};

constexpr std::array<Deletion, 8> deletions{{
    {"AWS::Logs::LogGroup", "logs delete-log-group --log-group-name"},
    {"AWS::DynamoDB::Table", "dynamodb delete-table --table-name"},
    {"AWS::SQS::Queue", "sqs delete-queue --queue-url"},
    {"AWS::SNS::Topic", "sns delete-topic --topic-arn"},
    {"AWS::Events::EventBus", "events delete-event-bus --name"},
    {"AWS::Events::Archive", "events delete-archive --archive-name"},
    {"AWS::KMS::Alias", "kms delete-alias --alias-name"},
    // A key is deleted after a waiting period, 30 days by default, in which the deletion can be
    // cancelled.
    {"AWS::KMS::Key", "kms schedule-key-deletion --key-id"},
}};

const Deletion* deletion_of(const KeptResource& kept) {
  const auto* found = std::ranges::find(deletions, kept.type, &Deletion::type);
  // A name that had to be escaped isn't the real name, so no command can use it.
  const bool typeable =
      !kept.physical_id.empty() && escape_for_terminal(kept.physical_id) == kept.physical_id;
  return found != deletions.end() && typeable ? found : nullptr;
}

}  // namespace

std::optional<std::string> deletion_arguments(const KeptResource& kept) {
  const auto* deletion = deletion_of(kept);
  if (!deletion || !is_shell_word(kept.physical_id)) return std::nullopt;
  return fmt::format("{} {}", deletion->arguments, kept.physical_id);
}

std::string how_to_delete(const KeptResource& kept, const CliPlace& place) {
  const auto* deletion = deletion_of(kept);
  if (!deletion) return "delete it in the console";
  auto command = fmt::format("aws {} {}", deletion->arguments, shell_quoted(kept.physical_id));
  if (!place.region.empty()) command += " --region " + shell_quoted(place.region);
  return command + profile_flag(place.profile);
}

}  // namespace sagewatch
