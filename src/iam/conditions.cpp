#include "conditions.hpp"

#include <fmt/format.h>

#include "operators.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/iam/condition_keys.hpp"
#include "sagewatch/iam/condition_operator.hpp"

namespace sagewatch::iam {
namespace {

/// The test of one key with one operator.
class Test {
 public:
  Test(const ConditionTest& test, const ConditionOperator& op, const Comparison& comparison,
       bool has_variables, const RequestContext& context)
      : test_(test),
        op_(op),
        comparison_(comparison),
        has_variables_(has_variables),
        context_(context) {}

  Finding with(const ContextValue& value) const {
    if (value.values.empty()) return absent();
    if (op_.quantifier == Quantifier::none && (value.multivalued || value.values.size() > 1)) {
      return {Truth::unknown,
              fmt::format("{} is multivalued, and {} has neither ForAnyValue nor ForAllValues",
                          test_.key, test_.op)};
    }
    const auto truth = of_values(value.values);
    return truth == Truth::yes ? Finding{truth}
                               : Finding{truth, requirement(describe_texts(value.values, " and "))};
  }

 private:
  /// AWS: a missing key does not match, unless the operator is negated, ends in IfExists or has
  /// ForAllValues.
  Finding absent() const {
    if (op_.if_exists && op_.quantifier == Quantifier::for_any_value) {
      return {Truth::unknown,
              fmt::format("whether IAM heeds IfExists after ForAnyValue is not documented, and the "
                          "request has no {}",
                          test_.key)};
    }
    const bool passes = op_.if_exists || op_.quantifier == Quantifier::for_all_values ||
                        (comparison_.negated && op_.quantifier == Quantifier::none);
    return passes ? Finding{Truth::yes} : Finding{Truth::no, requirement("no value")};
  }

  Truth of_values(const Texts& given) const {
    auto any = Truth::no;
    auto all = Truth::yes;
    for (const auto& value : given) {
      const auto one = of_value(value);
      any = either(any, one);
      all = both(all, one);
    }
    return op_.quantifier == Quantifier::for_all_values ? all : any;
  }

  Truth of_value(const cfn::Text& given) const {
    auto matched = Truth::no;
    for (const auto& wanted : test_.values) {
      matched = either(matched, comparison_.compare(wanted, given, has_variables_, context_));
    }
    return comparison_.negated ? negated(matched) : matched;
  }

  std::string requirement(const std::string& given) const {
    const auto* const quantity = op_.quantifier == Quantifier::for_any_value    ? "any "
                                 : op_.quantifier == Quantifier::for_all_values ? "every "
                                                                                : "";
    return fmt::format("it requires {}{} {} {}, got {}", quantity, test_.key, comparison_.words,
                       describe_texts(test_.values), given);
  }

  const ConditionTest& test_;
  const ConditionOperator& op_;
  const Comparison& comparison_;
  bool has_variables_;
  const RequestContext& context_;
};

/// `Null`: true requires the key to be absent, false to be present; one value of a list is enough.
Finding null_test(const ConditionTest& test, const ContextValue& value) {
  const auto is = [](const cfn::Text& wanted, std::string_view word) {
    return wanted.literal() != nullptr && same_key(*wanted.literal(), word);
  };
  const auto* const now = value.values.empty() ? "true" : "false";
  auto truth = Truth::no;
  for (const auto& wanted : test.values) {
    const bool readable = is(wanted, "true") || is(wanted, "false");
    truth = either(truth, readable ? known(is(wanted, now)) : Truth::unknown);
  }
  if (truth == Truth::yes) return {truth};
  if (truth == Truth::unknown) {
    return {truth, fmt::format("Null takes true or false, got {}", describe_texts(test.values))};
  }
  return {truth, fmt::format("it requires {} to be {}", test.key,
                             value.values.empty() ? "there" : "absent")};
}

}  // namespace

std::string describe_texts(const Texts& texts, std::string_view between) {
  std::string out;
  for (const auto& text : texts) {
    if (!out.empty()) out += between;
    out += "'" + document::shown(text) + "'";
  }
  return out.empty() ? "nothing" : out;
}

Finding satisfies(const ConditionTest& test, bool has_variables, const RequestContext& context) {
  const auto* value = context.find(test.key);
  if (!value) {
    return {Truth::unknown, fmt::format("it depends on {}, which is not known here", test.key)};
  }
  const auto op = parse_condition_operator(test.op);
  if (same_key(test.op, "Null")) return null_test(test, *value);
  const auto* comparison = find_comparison(op.name);
  if (!comparison) return {Truth::unknown, fmt::format("the operator {} is unknown", test.op)};
  return Test(test, op, *comparison, has_variables, context).with(*value);
}

}  // namespace sagewatch::iam
