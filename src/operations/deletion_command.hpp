#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sagewatch {

/// A resource that AWS has made, as it is known to its service.
struct KeptResource {
  std::string_view type;
  std::string_view physical_id;
};

/// Where an AWS CLI command is to run; what is empty is left to the CLI's own settings.
struct CliPlace {
  std::string region;
  std::string profile;
};

/// The arguments of the AWS CLI that delete it, "logs delete-log-group --log-group-name /aws/x",
/// without anything that a shell would change. Absent where no command is known, or where the id is
/// none that can be typed.
std::optional<std::string> deletion_arguments(const KeptResource& kept);

/// The whole command, quoted for a shell, or "delete it in the console".
std::string how_to_delete(const KeptResource& kept, const CliPlace& place);

}  // namespace sagewatch
