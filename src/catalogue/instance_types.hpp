#pragma once

#include <string>
#include <string_view>
#include <vector>

/// What sagewatch knows about instance types: templates/data/instance-types.yaml, which says what
/// each key means.
namespace sagewatch {

/// How many there are of something, e.g. {"48xlarge", 8} GPUs.
struct NamedCount {
  std::string name;
  int count;
};

struct InstanceFamily {
  std::string name;              ///< e.g. "g5"
  std::vector<NamedCount> gpus;  ///< by size; none: no size of it has any
};

struct InstanceTypes {
  std::vector<InstanceFamily> families;
  std::vector<NamedCount> cores;  ///< by type, e.g. "c4.8xlarge", where the size doesn't say it
};

/// Throws CatalogueError.
InstanceTypes read_instance_types(std::string_view text);

/// The types that the program carries, read when they are first asked for.
const InstanceTypes& instance_types();

}  // namespace sagewatch
