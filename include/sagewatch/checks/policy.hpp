#pragma once

#include <string>
#include <vector>

#include "sagewatch/document/node.hpp"
#include "sagewatch/iam/policy_properties.hpp"

namespace sagewatch::checks {

struct Resource;

/// A policy document in a resource, parsed if it is given as a string.
struct Policy {
  iam::PolicyRole role;
  const Resource* resource;
  const document::Node* place;             ///< the property
  bool text;                               ///< whether the property has the document as a string
  std::vector<document::Node> statements;  ///< objects

  /// The position to report for part of a statement: parts of a string have no position of their
  /// own.
  const document::Node* where(const document::Node* part) const {
    return text || !part ? place : part;
  }
};

/// The policies of one resource. What is unknown or not a policy is omitted.
std::vector<Policy> policies_of(const Resource& resource);

/// A string, or the items of a list of strings; `${X}` stands for what is unknown.
std::vector<std::string> texts_of(const document::Node* value);

}  // namespace sagewatch::checks
