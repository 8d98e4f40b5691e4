#include <fmt/format.h>

#include <optional>
#include <string_view>

#include "checks/registry.hpp"
#include "sagewatch/cfn/utf8.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

/// Visits the values of a document in their order and counts those with unescaped non-ASCII
/// characters. Comments don't count.
class NonAscii {
 public:
  explicit NonAscii(std::string_view text) : text_(text) {}

  void visit(const Node& node) {
    end_value(node.offset());
    if (const auto* text = node.text(); text && beyond(*text)) value_ = node.offset();
    if (const auto* items = node.list()) {
      for (const auto& item : *items) visit(item);
    } else if (const auto* object = node.object()) {
      for (const auto& [key, offset, value] : object->members()) {
        end_value(offset);
        visit(value);
      }
    }
  }

  void end() { end_value(text_.size()); }

  std::size_t count() const { return count_; }
  std::uint32_t first() const { return first_; }

 private:
  static bool beyond(std::string_view text) {
    return cfn::first_beyond_ascii(text) != std::string_view::npos;
  }

  /// The last value ends before `next`, the beginning of the next one.
  void end_value(std::size_t next) {
    if (!value_ || next <= *value_) return;
    const auto at = cfn::first_beyond_ascii(text_.substr(*value_, next - *value_));
    if (at != std::string_view::npos && count_++ == 0) {
      first_ = *value_ + static_cast<std::uint32_t>(at);
    }
    value_.reset();
  }

  std::string_view text_;
  std::optional<std::uint32_t> value_ = {};  ///< offset of the last value with such characters
  std::size_t count_ = 0;
  std::uint32_t first_ = 0;
};

}  // namespace

const Check non_ascii_text{
    .id = "W1170",
    .title = "a template has non-ASCII characters",
    .why =
        "CloudFormation deploys them, but GetTemplate returns a question mark for each, so every "
        "comparison with the deployed template finds a difference.",
    .fix = "write them as escapes in double quotes, e.g. \\u00e9, or avoid them",
    .source = "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/814",
    .run =
        [](const Template& subject, Findings& findings) {
          NonAscii found(subject.document().text);
          found.visit(subject.document().root);
          found.end();
          if (found.count() == 0) return;
          findings.add(found.first(),
                       fmt::format("{} {} non-ASCII characters", found.count(),
                                   found.count() == 1 ? "value has" : "values have"));
        },
};

}  // namespace sagewatch::checks
