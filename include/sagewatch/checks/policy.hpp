#pragma once

#include <string>
#include <vector>

#include "sagewatch/document/node.hpp"
#include "sagewatch/iam/policy_properties.hpp"

namespace sagewatch::checks {

struct Resource;

/// A policy document in a resource, with the text of a document that is given as one taken apart.
struct Policy {
  iam::PolicyRole role;
  const Resource* resource;
  const document::Node* place;             ///< the property
  bool text;                               ///< whether that holds the document as a text
  std::vector<document::Node> statements;  ///< objects

  /// Where to point for something in a statement: parts of a text have no place of their own.
  const document::Node* where(const document::Node* part) const {
    return text || !part ? place : part;
  }
};

/// Those of one resource. What can't be known or is no policy is left out.
std::vector<Policy> policies_of(const Resource& resource);

/// A text, or the items of a list of them; `${X}` stands for what isn't known.
std::vector<std::string> texts_of(const document::Node* value);

}  // namespace sagewatch::checks
