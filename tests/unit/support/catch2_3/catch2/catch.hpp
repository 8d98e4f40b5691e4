#pragma once

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

/// The tests are written for Catch2 2, whose one header has this name. Where Catch2 3 is installed,
/// this one takes its place: the headers of version 3, and the matcher that it renamed.
namespace Catch {
namespace Matchers {

inline StringContainsMatcher Contains(const std::string& part) { return ContainsSubstring(part); }

}  // namespace Matchers

using Matchers::Contains;
using Matchers::StartsWith;

}  // namespace Catch
