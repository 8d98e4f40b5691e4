#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "access/resource_names.hpp"

namespace sagewatch {

enum class Effect { allow, deny, attach };

/// The smallest thing that a policy says: one principal, one action, one resource. With `attach`,
/// `who` gets the managed policy `on`, and there is no action.
struct Grant {
  Effect effect;
  std::string who;
  std::string action;
  std::string on;
  std::string condition = {};  ///< " if …", or empty
  bool operator==(const Grant&) const = default;
};

/// What one resource grants; `complete` is false where some of it could not be understood.
struct Access {
  std::vector<Grant> grants = {};
  bool complete = true;
};

/// True for types whose resources give access to something.
bool gives_access(const std::string& type);

/// True where `path` (of a PropertyChange) lies in what access_of reads of this type.
bool bears_access(const std::string& type, const std::string& path);

/// Reads what a resource with these `Properties` grants.
Access access_of(const std::string& logical_id, const std::string& type,
                 const nlohmann::json& properties, const ResourceNames& names);

}  // namespace sagewatch
