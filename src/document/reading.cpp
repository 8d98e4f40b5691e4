#include "reading.hpp"

#include <fmt/format.h>

#include "sagewatch/document/utf8.hpp"

namespace sagewatch::document {
namespace {

Refusal not_text(std::string_view what, std::size_t offset) {
  return {"E0402", fmt::format("this is {}: a template must be text in UTF-8", what),
          "save it as plain UTF-8 text", offset};
}

std::optional<Refusal> unfit(std::string_view text) {
  if (text.size() > largest_document) {
    return Refusal{"E0405", fmt::format("this has more than {} bytes", largest_document),
                   "is this the right file? no template is so large", 0};
  }
  if (const auto at = first_broken_utf8(text)) return not_text("a byte that is not UTF-8", *at);
  if (const auto at = first_control(text)) return not_text("a control character", *at);
  return std::nullopt;
}

cfn::Diagnostic diagnostic(const Document& document, const Refusal& refusal) {
  auto place = document.place(refusal.offset);
  if (refusal.id == "E0402") place.text.clear();  // it can't be shown unchanged
  return {.id = refusal.id,
          .message = refusal.message,
          .hint = refusal.hint,
          .place = std::move(place)};
}

}  // namespace

Reading reading_of(std::string name, std::string text,
                   const std::function<Node(const Document&)>& reader) {
  const LineStarts lines(text);
  Reading out{.document = {.name = std::move(name), .text = std::move(text), .lines = lines}};
  try {
    if (const auto refusal = unfit(out.document.text)) {
      out.problems.push_back(diagnostic(out.document, *refusal));
    } else {
      out.document.root = reader(out.document);
    }
  } catch (const Refusal& refusal) {
    out.problems.push_back(diagnostic(out.document, refusal));
  }
  return out;
}

Reading read_document(std::string name, std::string text) {
  const auto begin = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  const auto first = text.find_first_not_of(" \t\r\n", begin);
  const bool json = first != std::string::npos && (text[first] == '{' || text[first] == '[');
  return json ? read_json(std::move(name), std::move(text))
              : read_yaml(std::move(name), std::move(text));
}

}  // namespace sagewatch::document
