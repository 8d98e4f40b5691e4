#include "embedded_json.hpp"

#include <fmt/format.h>

#include <charconv>

#include "sagewatch/document/read.hpp"

namespace sagewatch::iam {
namespace {

using document::Node;

/// Surround the number of a reference while the text is parsed: private use characters, U+E5A0 and
/// U+E5A1.
constexpr std::string_view before = "\xEE\x96\xA0";
constexpr std::string_view after = "\xEE\x96\xA1";

class EmbeddedReader {
 public:
  explicit EmbeddedReader(const cfn::Text& text) {
    for (const auto& part : text.parts()) {
      if (const auto* literal = std::get_if<std::string>(&part)) {
        json_ += *literal;
      } else {
        json_ += fmt::format("{}{}{}", before, references_.size(), after);
        references_.push_back(std::get<cfn::Reference>(part));
      }
    }
  }

  std::variant<Node, NoPolicy> read() {
    auto reading = document::read_json("policy", json_);
    if (!reading.usable()) {
      return NoPolicy{"is not JSON: " + reading.problems.front().message};
    }
    return restored(reading.document.root);
  }

 private:
  Node restored(const Node& node) const {
    if (const auto* text = node.text()) return restored_text(*text, node.offset());
    if (const auto* items = node.list()) {
      document::List out;
      for (const auto& item : *items) out.push_back(restored(item));
      return {std::move(out), node.offset()};
    }
    if (const auto* object = node.object()) {
      document::Object out;
      for (const auto& [key, offset, value] : object->members()) {
        out.append(key, offset, restored(value));
      }
      return {std::move(out), node.offset()};
    }
    return node;
  }

  /// Occurrences of the two characters in the text itself are kept.
  Node restored_text(std::string_view text, std::uint32_t offset) const {
    cfn::Text out("");
    bool any = false;
    while (true) {
      const auto start = text.find(before);
      const auto end = start == std::string_view::npos ? start : text.find(after, start);
      if (end == std::string_view::npos) break;
      const auto* reference =
          numbered(text.substr(start + before.size(), end - start - before.size()));
      if (!reference) break;
      out = std::move(out) + cfn::Text(text.substr(0, start)) + cfn::Text(*reference);
      any = true;
      text.remove_prefix(end + after.size());
    }
    if (!any) return {std::string(text), offset};
    return {std::move(out) + cfn::Text(text), offset};
  }

  const cfn::Reference* numbered(std::string_view digits) const {
    std::size_t number = 0;
    const auto* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number);
    const bool good = error == std::errc{} && stop == end && number < references_.size();
    return good ? &references_[number] : nullptr;
  }

  std::string json_;
  std::vector<cfn::Reference> references_;
};

}  // namespace

std::variant<Node, NoPolicy> read_embedded(const cfn::Text& text) {
  if (text.literal() == nullptr && text.parts().size() == 1) {
    return NoPolicy{"is known only after the deployment"};
  }
  return EmbeddedReader(text).read();
}

}  // namespace sagewatch::iam
