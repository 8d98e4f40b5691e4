#include "letters.hpp"

#include <array>

namespace sagewatch::iam {
namespace {

/// Upper-case letters whose lower-case ones are so much further; `step` is 2 where the two
/// alternate.
struct Letters {
  char32_t first;
  char32_t last;
  char32_t distance;
  char32_t step = 1;
};

constexpr std::array<Letters, 17> upper_case{{
    {U'A', U'Z', 32},
    {0x00C0, 0x00D6, 32},
    {0x00D8, 0x00DE, 32},
    {0x0100, 0x012E, 1, 2},
    {0x0132, 0x0136, 1, 2},
    {0x0139, 0x0147, 1, 2},
    {0x014A, 0x0176, 1, 2},
    {0x0179, 0x017D, 1, 2},
    {0x0386, 0x0386, 38},
    {0x0388, 0x038A, 37},
    {0x038C, 0x038C, 64},
    {0x038E, 0x038F, 63},
    {0x0391, 0x03A1, 32},
    {0x03A3, 0x03AB, 32},
    {0x0400, 0x040F, 80},
    {0x0410, 0x042F, 32},
    {0x0460, 0x0480, 1, 2},
}};

}  // namespace

char32_t lower_case(char32_t letter) {
  for (const auto& [first, last, distance, step] : upper_case) {
    if (letter >= first && letter <= last && (letter - first) % step == 0) return letter + distance;
  }
  return letter;
}

}  // namespace sagewatch::iam
