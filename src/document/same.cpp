#include <algorithm>
#include <map>

#include "sagewatch/document/node.hpp"

namespace sagewatch::document {
namespace {

/// Compares the alternatives of two Nodes; Nodes of different kinds differ.
struct Same {
  bool operator()(const Null&, const Null&) const { return true; }
  bool operator()(bool left, bool right) const { return left == right; }
  bool operator()(const Number& left, const Number& right) const { return left.text == right.text; }
  bool operator()(const std::string& left, const std::string& right) const { return left == right; }
  bool operator()(const cfn::Text& left, const cfn::Text& right) const { return left == right; }
  bool operator()(const List& left, const List& right) const {
    return std::ranges::equal(left, right, same);
  }

  bool operator()(const Object& left, const Object& right) const {
    if (left.size() != right.size()) return false;
    std::map<std::string_view, const Node*> others;
    for (const auto& [key, offset, value] : right.members()) others[key] = &value;
    return std::ranges::all_of(left.members(), [&](const Member& member) {
      const auto found = others.find(member.key);
      return found != others.end() && same(member.value, *found->second);
    });
  }

  template <class Left, class Right>
  bool operator()(const Left&, const Right&) const {
    return false;
  }
};

}  // namespace

bool same(const Node& left, const Node& right) {
  return std::visit(Same{}, left.data(), right.data());
}

}  // namespace sagewatch::document
