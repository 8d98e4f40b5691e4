#pragma once

#include <string>
#include <string_view>
#include <vector>

/// What sagewatch knows about instance types: templates/data/instance-types.yaml, which says what
/// each key means.
namespace sagewatch {

/// A number of something, e.g. {"48xlarge", 8} GPUs.
struct NamedCount {
  std::string name;
  int count;
};

struct InstanceFamily {
  std::string name;              ///< e.g. "g5"
  std::vector<NamedCount> gpus;  ///< by size; empty: no size has any
};

struct InstanceTypes {
  std::vector<InstanceFamily> families;
  std::vector<NamedCount> cores;  ///< by type, e.g. "c4.8xlarge", where the size doesn't say it
};

/// Throws CatalogueError.
InstanceTypes read_instance_types(std::string_view text);

/// The embedded types, read on first use.
const InstanceTypes& instance_types();

}  // namespace sagewatch
