#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sagewatch::cfn {

/// A value known only at deployment: a `Ref`, or an `Fn::GetAtt` if `attribute` is set. It holds
/// names, not pointers, so nothing can dangle unnoticed: `Stack::synth` checks each one.
struct Reference {
  std::string stack;  ///< empty for a pseudo parameter, which every stack has
  std::string logical_id;
  std::string attribute = {};

  bool operator==(const Reference&) const = default;
};

/// A string, some parts of which are References. It is not a std::string, so that nobody takes a
/// substring of a value that isn't known yet.
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

  /// There are no empty literals and no two adjacent literals; "" has no parts.
  std::span<const Part> parts() const { return parts_; }

  /// The whole text, if it has no reference.
  const std::string* literal() const;

 private:
  std::vector<Part> parts_;
};

/// `separator` between each two of `texts`.
Text join(std::span<const Text> texts, std::string_view separator);

}  // namespace sagewatch::cfn
