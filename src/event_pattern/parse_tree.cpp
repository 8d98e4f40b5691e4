#include "operators.hpp"
#include "pattern_tree.hpp"
#include "sagewatch/document/json_text.hpp"

namespace sagewatch::event_pattern {
namespace {

/// Reads a pattern from its first `{` on. Throws PatternError, which parse_tree catches.
class TreeParser {
 public:
  explicit TreeParser(std::string_view json) : json_(json), reader_(json, decoded_) {}

  Conjunction parse() {
    Conjunction out;
    if (reader_.next() != Token::begin_object) refuse("", "a pattern is an object");
    read_object("", false, out);
    if (reader_.next() != Token::end) refuse("", "");
    return out;
  }

 private:
  /// The reader's error takes precedence: it causes the others.
  [[noreturn]] void refuse(const std::string& path, const std::string& message) {
    const auto [offset, json_message] = reader_.error();
    throw PatternError{path, json_message.empty() ? message : json_message, offset};
  }

  void read_object(const std::string& path, bool in_choice, Conjunction& out) {
    auto token = reader_.next();
    if (token == Token::end_object) refuse(path, "an empty object is not allowed");
    for (; token == Token::key; token = reader_.next()) {
      const std::string name(reader_.value());
      if (name == "$or") {
        out.choices.push_back(read_choice(path));
        continue;
      }
      const auto below = path.empty() ? name : path + "." + name;
      if (in_choice && is_reserved(name)) {
        refuse(below, "a field inside '$or' can't have the name of an operator");
      }
      read_member(below, in_choice, out);
    }
    if (token != Token::end_object) refuse(path, "");
  }

  void read_member(const std::string& path, bool in_choice, Conjunction& out) {
    switch (reader_.next()) {
      case Token::begin_object:
        return read_object(path, in_choice, out);
      case Token::begin_array:
        out.fields.push_back(read_field(path));
        return;
      default:
        refuse(path, "a field takes an object or a list of values");
    }
  }

  std::vector<Conjunction> read_choice(const std::string& path) {
    const auto where = path.empty() ? "$or" : path + ".$or";
    if (reader_.next() != Token::begin_array) refuse(where, "'$or' takes a list of objects");
    std::vector<Conjunction> out;
    for (auto token = reader_.next(); token != Token::end_array; token = reader_.next()) {
      if (token != Token::begin_object) refuse(where, "'$or' takes a list of objects");
      read_object(path, true, out.emplace_back());
    }
    if (out.size() < 2) refuse(where, "'$or' takes at least two objects");
    return out;
  }

  AskedField read_field(const std::string& path) {
    const auto begin = reader_.token_begin();
    AskedField out{.field = {path, {}, ""}};
    bool empty = true;
    for (auto token = reader_.next(); token != Token::end_array; token = reader_.next()) {
      read_item(token, out);
      empty = false;
    }
    if (empty) refuse(path, "an empty list is not allowed");
    out.field.wanted = document::compact_json(json_.substr(begin, reader_.token_end() - begin));
    return out;
  }

  void read_item(Token token, AskedField& out) {
    const auto exact = [&](LeafType type) {
      out.field.matchers.emplace_back(Exact{type, std::string(reader_.value())});
    };
    switch (token) {
      case Token::text:
        return exact(LeafType::text);
      case Token::number:
        return exact(LeafType::number);
      case Token::literal:
        return exact(LeafType::literal);
      case Token::begin_object:
        return read_operator_item(out);
      default:
        refuse(out.field.path, "a list contains strings, numbers, true, false, null and operators");
    }
  }

  void read_operator_item(AskedField& out) {
    try {
      auto read = read_operator(reader_);
      if (auto* matcher = std::get_if<Matcher>(&read)) {
        out.field.matchers.push_back(std::move(*matcher));
      } else {
        out.may_be_absent = true;
      }
    } catch (const OperatorError& error) {
      refuse(out.field.path, error.message);
    }
  }

  std::string_view json_;
  std::deque<std::string> decoded_;
  JsonReader reader_;
};

}  // namespace

std::variant<Conjunction, PatternError> parse_tree(std::string_view json) {
  try {
    return TreeParser(json).parse();
  } catch (const PatternError& error) {
    return error;
  }
}

}  // namespace sagewatch::event_pattern
