#include <fmt/format.h>

#include "sagewatch/intrinsics/evaluator.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::intrinsics {
namespace {

using document::Node;

constexpr std::size_t longest_chain_of_conditions = 100;

}  // namespace

/// The condition functions, in three-valued logic: absent means unknown.
class ConditionFunctions {
 public:
  explicit ConditionFunctions(Evaluator& evaluator) : evaluator_(evaluator) {}

  std::optional<bool> decide(const Node& node) {
    const Evaluator::Depth depth(evaluator_);
    if (depth.too_large(node.offset())) return std::nullopt;
    const auto* object = node.object();
    if (!object || object->size() != 1) return wrong(node);
    const auto& [name, offset, argument] = object->members().front();
    if (name == "Condition") return named(argument);
    if (name == "Fn::Equals") return equals(argument);
    if (name == "Fn::Not") return negated(argument);
    if (name == "Fn::And") return combined(argument, false);
    if (name == "Fn::Or") return combined(argument, true);
    return wrong(node);
  }

 private:
  std::optional<bool> named(const Node& argument) {
    const auto* name = argument.text();
    if (!name) return wrong(argument);
    if (evaluator_.deciding_.contains(*name)) {
      return chain(argument, fmt::format("the condition '{}' depends on itself", *name));
    }
    if (evaluator_.deciding_.size() >= longest_chain_of_conditions) {
      return chain(argument,
                   fmt::format("conditions refer to each other in a chain of more than {}",
                               longest_chain_of_conditions));
    }
    if (!evaluator_.template_.find_condition(*name)) {
      evaluator_.unknown_name("condition", *name, argument.offset());
    }
    return evaluator_.condition(*name);
  }

  std::optional<bool> chain(const Node& argument, std::string message) {
    evaluator_.problem("E0411", argument.offset(), std::move(message),
                       "break the chain of references here");
    return std::nullopt;
  }

  std::optional<bool> equals(const Node& argument) {
    const auto* sides = argument.list();
    if (!sides || sides->size() != 2) return wrong(argument);
    const auto left = evaluator_.evaluate((*sides)[0]);
    const auto right = evaluator_.evaluate((*sides)[1]);
    const auto left_text = left ? text_of(*left) : std::nullopt;
    const auto right_text = right ? text_of(*right) : std::nullopt;
    if (!left_text || !right_text) return std::nullopt;
    if (*left_text == *right_text) return true;
    const bool known = left_text->literal() != nullptr && right_text->literal() != nullptr;
    return known ? std::optional(false) : std::nullopt;
  }

  std::optional<bool> negated(const Node& argument) {
    const auto* operands = argument.list();
    if (!operands || operands->size() != 1) return wrong(argument);
    const auto value = decide(operands->front());
    return value ? std::optional(!*value) : std::nullopt;
  }

  /// And, which one false decides; Or, which one true decides.
  std::optional<bool> combined(const Node& argument, bool deciding) {
    const auto* operands = argument.list();
    if (!operands || operands->empty()) return wrong(argument);
    std::optional<bool> out = !deciding;
    for (const auto& operand : *operands) {
      const auto value = decide(operand);
      if (value == deciding) return deciding;
      if (!value) out.reset();
    }
    return out;
  }

  std::optional<bool> wrong(const Node& node) {
    evaluator_.problem("E0410", node.offset(), "this is not a condition",
                       "write Fn::Equals with two values, Fn::Not with one condition, Fn::And or "
                       "Fn::Or with several, or Condition with a name");
    return std::nullopt;
  }

  Evaluator& evaluator_;
};

std::optional<bool> Evaluator::decide(const Node& condition) {
  return ConditionFunctions(*this).decide(condition);
}

}  // namespace sagewatch::intrinsics
