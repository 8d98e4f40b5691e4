#include "bounds.hpp"
#include "json_scanner.hpp"
#include "reading.hpp"

namespace sagewatch::document {
namespace {

class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : scanner_(text) {}

  Node read() {
    auto root = value();
    if (scanner_.peek() != '\0') scanner_.refuse("nothing after the value");
    return root;
  }

 private:
  Node value() {
    const char first = scanner_.peek();
    const auto begin = static_cast<std::uint32_t>(scanner_.offset());
    bounds_.count(begin);
    if (first == '{') return {object(), begin};
    if (first == '[') return {list(), begin};
    if (first == '"') return {scanner_.string(), begin};
    if (first == '-' || (first >= '0' && first <= '9')) return {Number{scanner_.number()}, begin};
    if (scanner_.word("true")) return {true, begin};
    if (scanner_.word("false")) return {false, begin};
    if (!scanner_.word("null")) scanner_.refuse("a value");
    return {Null{}, begin};
  }

  Object object() {
    bounds_.enter(scanner_.offset());
    scanner_.expect('{', "an object");
    Object out;
    Keys keys;
    for (bool more = !scanner_.take('}'); more; more = !scanner_.take('}')) {
      if (!out.empty()) scanner_.expect(',', "',' or '}'");
      member(out, keys);
    }
    bounds_.leave();
    return out;
  }

  void member(Object& out, Keys& keys) {
    if (scanner_.peek() != '"') scanner_.refuse("a key in double quotes");
    const auto begin = scanner_.offset();
    auto key = scanner_.string();
    if (!keys.insert(key)) throw key_twice(key, begin);
    scanner_.expect(':', "':'");
    out.append(std::move(key), static_cast<std::uint32_t>(begin), value());
  }

  List list() {
    bounds_.enter(scanner_.offset());
    scanner_.expect('[', "a list");
    List out;
    for (bool more = !scanner_.take(']'); more; more = !scanner_.take(']')) {
      if (!out.empty()) scanner_.expect(',', "',' or ']'");
      out.push_back(value());
    }
    bounds_.leave();
    return out;
  }

  JsonScanner scanner_;
  Bounds bounds_;
};

}  // namespace

Reading read_json(std::string name, std::string text) {
  return reading_of(std::move(name), std::move(text),
                    [](const Document& document) { return JsonReader(document.text).read(); });
}

}  // namespace sagewatch::document
