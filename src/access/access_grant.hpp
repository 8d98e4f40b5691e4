#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "access/resource_names.hpp"

namespace sagewatch {

enum class Effect { allow, deny, attach };

/// The smallest unit of a policy: one principal, one action, one resource. With `attach`, the
/// managed policy `on` is attached to `who`, and there is no action.
struct Grant {
  Effect effect;
  std::string who;
  std::string action;
  std::string on;
  std::string condition = {};  ///< " if …", or empty
  bool operator==(const Grant&) const = default;
};

/// What one resource grants; `complete` is false if part of it could not be understood.
struct Access {
  std::vector<Grant> grants = {};
  bool complete = true;
};

/// True for types whose resources grant access to something.
bool gives_access(const std::string& type);

/// True if `path` (of a PropertyChange) is within the properties of this type that access_of reads.
bool affects_access(const std::string& type, const std::string& path);

/// Reads what a resource with these `Properties` grants.
Access access_of(const std::string& logical_id, const std::string& type,
                 const nlohmann::json& properties, const ResourceNames& names);

}  // namespace sagewatch
