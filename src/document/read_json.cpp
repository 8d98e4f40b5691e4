#include <fmt/format.h>

#include <deque>

#include "bounds.hpp"
#include "reading.hpp"
#include "sagewatch/document/json_reader.hpp"

namespace sagewatch::document {
namespace {

/// Builds the tree from the tokens of a text.
class JsonTree {
 public:
  explicit JsonTree(std::string_view text)
      : skipped_(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0),
        reader_(text.substr(skipped_), decoded_) {}

  Node read() {
    auto root = value(next());
    next();
    return root;
  }

 private:
  /// The next token; a refusal if there is none.
  JsonToken next() {
    decoded_.clear();
    const auto token = reader_.next();
    if (token != JsonToken::error) return token;
    const auto error = reader_.error();
    const bool expects = error.message.starts_with("expected");
    throw Refusal{"E0403", fmt::format("{}{}", expects ? "this is not JSON: " : "", error.message),
                  "check the commas, quotes and brackets before this point",
                  error.offset + skipped_};
  }

  std::uint32_t begin() const {
    return static_cast<std::uint32_t>(reader_.token_begin() + skipped_);
  }

  std::string text() { return std::string(reader_.value()); }

  Node value(JsonToken token) {
    const auto offset = begin();
    bounds_.count(offset);
    switch (token) {
      case JsonToken::begin_object:
        return {object(), offset};
      case JsonToken::begin_array:
        return {list(), offset};
      case JsonToken::number:
        return {Number{text()}, offset};
      case JsonToken::literal:
        return {literal(), offset};
      default:
        return {text(), offset};
    }
  }

  Node::Data literal() {
    const auto written = reader_.value();
    if (written == "null") return Null{};
    return written == "true";
  }

  Object object() {
    bounds_.enter(begin());
    Object out;
    Keys keys;
    while (next() == JsonToken::key) {
      const auto offset = begin();
      auto key = text();
      if (!keys.insert(key)) throw key_twice(key, offset);
      out.append(std::move(key), offset, value(next()));
    }
    bounds_.leave();
    return out;
  }

  List list() {
    bounds_.enter(begin());
    List out;
    for (auto token = next(); token != JsonToken::end_array; token = next()) {
      out.push_back(value(token));
    }
    bounds_.leave();
    return out;
  }

  std::size_t skipped_;
  std::deque<std::string> decoded_ = {};
  JsonReader reader_;
  Bounds bounds_;
};

}  // namespace

Reading read_json(std::string name, std::string text) {
  return reading_of(std::move(name), std::move(text),
                    [](const Document& document) { return JsonTree(document.text).read(); });
}

}  // namespace sagewatch::document
