#pragma once

#include <cstddef>
#include <string_view>

namespace sagewatch::language {

/// The position of a reader in a text. Never moves beyond the end.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  std::size_t offset() const { return offset_; }
  std::string_view rest() const { return text_.substr(offset_); }
  bool at_end() const { return offset_ == text_.size(); }
  /// The next byte; 0 at the end.
  char peek() const { return at_end() ? '\0' : text_[offset_]; }
  /// Whether an unknown part begins here.
  bool at_unknown() const { return rest().starts_with("${"); }

  void advance(std::size_t bytes = 1);
  void skip_blanks();
  /// Moves past `token` if it is next.
  bool accept(std::string_view token);
  /// The longest run of bytes that `fits`.
  template <typename Predicate>
  std::string_view take_while(Predicate fits) {
    const auto begin = offset_;
    while (!at_end() && fits(text_[offset_])) ++offset_;
    return text_.substr(begin, offset_ - begin);
  }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
};

}  // namespace sagewatch::language
