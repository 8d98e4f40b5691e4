#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sagewatch {

/// A physical resource, as its service identifies it.
struct KeptResource {
  std::string_view type;
  std::string_view physical_id;
};

/// The profile and Region of an AWS CLI command; empty parts are left to the CLI's configuration.
struct CliPlace {
  std::string region;
  std::string profile;
};

/// The arguments of the AWS CLI that delete it, "logs delete-log-group --log-group-name /aws/x",
/// without anything that a shell would change. Absent if no command is known, or if the id can't be
/// typed.
std::optional<std::string> deletion_arguments(const KeptResource& kept);

/// The whole command, quoted for a shell, or "delete it in the console".
std::string how_to_delete(const KeptResource& kept, const CliPlace& place);

}  // namespace sagewatch
