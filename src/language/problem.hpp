#pragma once

#include <cstddef>
#include <string>
#include <vector>

/// The small languages inside templates: queries, expressions, filters, schedules. Each has a
/// header. A reader parses a text and returns its content, and the problems for which AWS would
/// refuse it.
///
/// `${…}` in a text stands for a part that is not known before the deployment. Inside quotes it is
/// text; outside quotes reading ends there, so that no problem is reported after it.
namespace sagewatch::language {

/// Something that AWS refuses in a text.
struct Problem {
  std::size_t offset;   ///< of the part that is wrong, in bytes from the beginning of the text
  std::string message;  ///< lower case, no final period: what is wrong and what is allowed

  bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

}  // namespace sagewatch::language
