#include "loops.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "cost.hpp"
#include "sagewatch/facts/scanner.hpp"
#include "sagewatch/intrinsics/evaluator.hpp"

namespace sagewatch::intrinsics {
namespace {

using document::List;
using document::Node;
using document::Object;

constexpr std::size_t most_bytes_of_loops = std::size_t{64} << 20U;

/// What stands for a loop's identifier in one of its rounds.
struct Round {
  std::string identifier;
  std::string value;

  std::string in_text(std::string_view text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const auto length = placeholder(text.substr(at));
      if (length == 0) {
        out += text[at++];
        continue;
      }
      out += text[at] == '&' ? alphanumeric() : value;
      at += length;
    }
    return out;
  }

  Node in_node(const Node& node) const {
    if (const auto* text = node.text()) return {in_text(*text), node.offset()};
    if (const auto* items = node.list()) {
      List out;
      for (const auto& item : *items) out.push_back(in_node(item));
      return {std::move(out), node.offset()};
    }
    if (!node.object()) return node;
    const auto* name = node.object()->size() == 1 ? node.find("Ref") : nullptr;
    if (name && name->text() && *name->text() == identifier) return {value, node.offset()};
    Object out;
    for (const auto& [key, offset, content] : node.object()->members()) {
      out.append(in_text(key), offset, in_node(content));
    }
    return {std::move(out), node.offset()};
  }

 private:
  /// The length of `${identifier}` or `&{identifier}` at the beginning of the text, else 0.
  std::size_t placeholder(std::string_view text) const {
    const auto length = identifier.size() + 3;
    const bool found = (text.starts_with("${") || text.starts_with("&{")) &&
                       text.substr(2, identifier.size()) == identifier &&
                       text.substr(length - 1, 1) == "}";
    return found ? length : 0;
  }

  std::string alphanumeric() const {
    std::string out;
    std::ranges::copy_if(value, std::back_inserter(out), is_alphanumeric);
    return out;
  }
};

class Unroller {
 public:
  Unroller(const document::Document& document, const Context& context)
      : document_(document), declared_(document), evaluator_(declared_, context) {}

  Unrolled take() {
    if (!declared_.has_language_extensions()) refuse_without_transform();
    out_.root = unrolled(document_.root);
    const auto& found = evaluator_.problems();
    out_.problems.insert(out_.problems.end(), found.begin(), found.end());
    return std::move(out_);
  }

 private:
  Node unrolled(const Node& node) {
    if (const auto* items = node.list()) {
      List out;
      for (const auto& item : *items) out.push_back(unrolled(item));
      return {std::move(out), node.offset()};
    }
    if (!node.object()) return node;
    Object out;
    std::unordered_set<std::string> keys;
    add_members(*node.object(), out, keys);
    return {std::move(out), node.offset()};
  }

  void add_members(const Object& from, Object& out, std::unordered_set<std::string>& keys) {
    for (const auto& member : from.members()) {
      if (is_loop(member.key) && add_rounds(member, out, keys)) continue;
      if (!keys.insert(member.key).second) {
        problem("E0414", member.key_offset, fmt::format("a loop makes '{}' twice", member.key),
                "use the loop's identifier in the key, and each value once");
        continue;
      }
      out.append(member.key, member.key_offset, unrolled(member.value));
    }
  }

  /// False where the loop must remain as it is.
  bool add_rounds(const document::Member& loop, Object& out,
                  std::unordered_set<std::string>& keys) {
    const auto* parts = loop.value.list();
    const auto* identifier = parts && parts->size() == 3 ? parts->front().text() : nullptr;
    const auto* body = identifier ? parts->back().object() : nullptr;
    if (!body) {
      problem("E0414", loop.key_offset, fmt::format("'{}' is not a loop", loop.key),
              "write a list of an identifier, a list of values, and a mapping that is repeated");
      return true;
    }
    const auto values = values_of((*parts)[1]);
    if (!values) {
      out_.complete = false;
      return false;
    }
    for (const auto& value : *values) {
      const auto round = Round{*identifier, value}.in_node(parts->back());
      if (!afford(cost_of(round), loop.key_offset)) break;
      add_members(*round.object(), out, keys);
    }
    return true;
  }

  /// Absent if they are not known.
  std::optional<std::vector<std::string>> values_of(const Node& written) {
    const auto known = evaluator_.evaluate(written);
    const auto* items = known ? known->list() : nullptr;
    if (!items) return std::nullopt;
    std::vector<std::string> out;
    for (const auto& item : *items) {
      const auto nested = item.list() ? *item.list() : List{item};
      for (const auto& each : nested) {
        auto value = each.scalar();
        if (!value) return std::nullopt;
        out.push_back(std::move(*value));
      }
    }
    return out;
  }

  void refuse_without_transform() {
    problem("E0414", static_cast<std::uint32_t>(document_.text.find("Fn::ForEach::")),
            "Fn::ForEach needs a transform", "add Transform: AWS::LanguageExtensions");
  }

  bool afford(std::size_t bytes, std::uint32_t offset) {
    if (made_ > most_bytes_of_loops) return false;
    made_ += bytes;
    if (made_ <= most_bytes_of_loops) return true;
    problem("E0412", offset, fmt::format("the loops make more than {} bytes", most_bytes_of_loops),
            "is this template meant to be deployed? no stack can be so large");
    return false;
  }

  void problem(std::string id, std::uint32_t offset, std::string message, std::string hint) {
    out_.problems.push_back({.id = std::move(id),
                             .message = std::move(message),
                             .hint = std::move(hint),
                             .place = document_.place(offset)});
  }

  const document::Document& document_;
  Template declared_;
  Evaluator evaluator_;
  Unrolled out_ = {};
  std::size_t made_ = 0;
};

}  // namespace

bool is_loop(std::string_view key) { return key.starts_with("Fn::ForEach::"); }

Unrolled unroll(const document::Document& document, const Context& context) {
  return Unroller(document, context).take();
}

}  // namespace sagewatch::intrinsics
