#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sagewatch::cfn {

/// What is only known at deploy time: a `Ref`, or an `Fn::GetAtt` where `attribute` is set.
/// Names, not pointers: nothing can dangle unnoticed, `Stack::synth` checks each one.
struct Reference {
  std::string stack;  ///< empty for a pseudo parameter, which every stack has
  std::string logical_id;
  std::string attribute = {};

  bool operator==(const Reference&) const = default;
};

/// A string, some parts of which are References. Not a std::string, so nothing can be cut out of
/// it before it is known.
class Text {
 public:
  using Part = std::variant<std::string, Reference>;

  Text(const char* literal) : Text(std::string(literal)) {}
  Text(std::string_view literal) : Text(std::string(literal)) {}
  Text(std::string literal);
  Text(Reference reference) : parts_{std::move(reference)} {}

  friend Text operator+(Text head, const Text& tail);
  Text& operator+=(std::string_view literal);
  Text& operator+=(const Reference& reference);
  bool operator==(const Text&) const = default;

  /// Never empty literals, never two literals side by side; no part at all for "".
  std::span<const Part> parts() const { return parts_; }

  /// The whole text, where it has no reference.
  const std::string* literal() const;

 private:
  std::vector<Part> parts_;
};

/// `separator` between each two of `texts`.
Text join(std::span<const Text> texts, std::string_view separator);

}  // namespace sagewatch::cfn
