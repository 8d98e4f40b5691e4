#pragma once

namespace sagewatch::iam {

/// A letter of a European language in lower case; anything else as it is. Source: UnicodeData.txt.
char32_t lower_case(char32_t letter);

}  // namespace sagewatch::iam
