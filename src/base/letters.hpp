#pragma once

#include <cstdint>

namespace sagewatch {

/// Whether a code point beyond ASCII is a letter, a number or a space of any language, as `\p{L}`,
/// `\p{N}` and `\p{Z}` have it in AWS's pattern of tags.
bool is_letter_number_or_space(std::uint32_t code);

}  // namespace sagewatch
