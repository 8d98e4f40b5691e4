#include <fmt/format.h>

#include <algorithm>

#include "math_functions.hpp"

namespace sagewatch::language {
namespace {

using Type = MathNode::Type;

std::string_view describe_kind(MathKind kind) {
  switch (kind) {
    case MathKind::scalar:
      return "a number";
    case MathKind::series:
      return "a single time series";
    case MathKind::several:
      return "an array of time series";
    case MathKind::text:
      return "a string";
    default:
      return "a word";
  }
}

/// "an array of time series or a number"
std::string describe_kinds(std::string_view kinds) {
  std::string out;
  for (const auto kind :
       {MathKind::series, MathKind::several, MathKind::scalar, MathKind::text, MathKind::word}) {
    if (!accepts(kinds, kind)) continue;
    if (!out.empty()) out += " or ";
    out += describe_kind(kind);
  }
  return out;
}

/// Each node follows its children, so one pass from first to last suffices.
class KindReader {
 public:
  KindReader(const MetricMath& math, const std::function<MathKind(std::string_view)>& kind_of_id,
             Problems& doubts)
      : math_(math), kind_of_id_(kind_of_id), doubts_(doubts) {}

  MathKind whole() {
    kinds_.reserve(math_.nodes.size());
    for (const auto& node : math_.nodes) kinds_.push_back(kind(node));
    return kinds_.empty() ? MathKind::unknown : kinds_.back();
  }

 private:
  MathKind kind(const MathNode& node);
  MathKind operation(const MathNode& node);
  MathKind call(const MathNode& node);
  MathKind reduced(MathKind argument) const;

  const MetricMath& math_;
  const std::function<MathKind(std::string_view)>& kind_of_id_;
  Problems& doubts_;
  std::vector<MathKind> kinds_ = {};
};

MathKind KindReader::kind(const MathNode& node) {
  switch (node.type) {
    case Type::number:
      return MathKind::scalar;
    case Type::text:
      return MathKind::text;
    case Type::word:
      return MathKind::word;
    case Type::id:
      return kind_of_id_(node.text);
    case Type::list:
      return MathKind::several;
    case Type::call:
      return call(node);
    case Type::operation:
      return operation(node);
    default:
      return MathKind::unknown;
  }
}

MathKind KindReader::operation(const MathNode& node) {
  auto out = MathKind::scalar;
  std::size_t arrays = 0;
  for (const auto part : node.parts) {
    const auto kind = kinds_[part];
    if (!accepts("nsa", kind)) {
      doubts_.push_back({math_.nodes[part].offset,
                         fmt::format("'{}' is given {}", node.text, describe_kind(kind))});
    }
    if (kind == MathKind::unknown || !accepts("nsa", kind)) return MathKind::unknown;
    if (kind == MathKind::several) ++arrays;
    out = std::max(out, kind);
  }
  if (arrays == 2) {
    doubts_.push_back(
        {node.offset, fmt::format("'{}' can't combine two arrays of time series", node.text)});
  }
  return out;
}

MathKind KindReader::reduced(MathKind argument) const {
  if (argument == MathKind::several) return MathKind::series;
  return argument == MathKind::series ? MathKind::scalar : MathKind::unknown;
}

MathKind KindReader::call(const MathNode& node) {
  using Result = MathFunction::Result;
  const auto& function = *find_math_function(node.text);
  for (std::size_t i = 0; i < node.parts.size(); ++i) {
    const auto kinds = function.arguments[std::min(i, function.arguments.size() - 1)];
    const auto kind = kinds_[node.parts[i]];
    if (accepts(kinds, kind)) continue;
    doubts_.push_back({math_.nodes[node.parts[i]].offset,
                       fmt::format("{} is given {}, it accepts {}", node.text, describe_kind(kind),
                                   describe_kinds(kinds))});
  }
  const auto first = node.parts.empty() ? MathKind::unknown : kinds_[node.parts[0]];
  switch (function.result) {
    case Result::scalar:
      return MathKind::scalar;
    case Result::series:
      return MathKind::series;
    case Result::several:
      return MathKind::several;
    case Result::same:
      return first;
    case Result::reduced:
      return reduced(first);
    default:
      return MathKind::unknown;
  }
}

}  // namespace

MathKind kind_of(const MetricMath& math,
                 const std::function<MathKind(std::string_view)>& kind_of_id, Problems& doubts) {
  return KindReader(math, kind_of_id, doubts).whole();
}

}  // namespace sagewatch::language
