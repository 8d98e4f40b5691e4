#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sagewatch::document {

/// Reads JSON's scalars and punctuation from a text of well-formed UTF-8, one after the other.
/// Throws Refusal (E0403) at anything else.
class JsonScanner {
 public:
  explicit JsonScanner(std::string_view text);

  /// The next byte after any white space; 0 at the end.
  char peek();
  /// Consumes `c` if it is next.
  bool take(char c);
  void expect(char c, std::string_view what);
  std::string string();
  std::string number();
  bool word(std::string_view word);

  std::size_t offset() const { return at_; }
  [[noreturn]] void refuse(std::string_view expected) const;

 private:
  char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void escape(std::string& out);
  std::uint32_t code_unit();
  std::size_t digits();

  std::string_view text_;
  std::size_t at_;
};

}  // namespace sagewatch::document
