#pragma once

#include <cstddef>
#include <string>
#include <vector>

/// The small languages that templates hold in their texts: queries, expressions, filters,
/// schedules. One header a language. A reader takes a text and returns what it says, and the
/// problems for which AWS would refuse it.
///
/// `${…}` in a text stands for a part that is not known before the deployment. Within quotes it is
/// text; outside of them reading ends there, so that nothing behind it is found wrong.
namespace sagewatch::language {

/// Something that AWS refuses in a text.
struct Problem {
  std::size_t offset;   ///< of the part that is wrong, in bytes from the beginning of the text
  std::string message;  ///< lower case, no final period: what is wrong and what is allowed

  bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

}  // namespace sagewatch::language
