#include "sagewatch/iam/evaluate.hpp"

#include <fmt/format.h>

#include <tuple>

#include "conditions.hpp"
#include "principals.hpp"
#include "sagewatch/document/write.hpp"
#include "variables.hpp"

namespace sagewatch::iam {
namespace {

/// How far a request matches a statement, and the first check that fails.
struct Progress {
  Truth truth = Truth::yes;
  bool concerns = false;    ///< it is about the action
  std::size_t passed = 0;   ///< checks that pass; the more, the closer
  std::string reason = {};  ///< of the first that doesn't
};

class StatementCheck {
 public:
  StatementCheck(const Statement& statement, PolicyKind kind, const Request& request)
      : statement_(statement), kind_(kind), request_(request) {}

  Progress run() const {
    Progress out;
    if (!statement_.unreadable.empty()) add(out, {Truth::unknown, statement_.unreadable});
    auto asked = action();
    out.concerns = asked.truth != Truth::no;
    add(out, std::move(asked));
    if (kind_ == PolicyKind::of_resource) add(out, is_principal(statement_, request_.caller));
    add(out, resource());
    for (const auto& test : statement_.conditions) {
      add(out, satisfies(test, statement_.has_variables, request_.context));
    }
    return out;
  }

 private:
  /// A check that certainly fails is a better reason than an unknown one.
  static void add(Progress& progress, Finding finding) {
    if (finding.truth == Truth::yes) {
      ++progress.passed;
    } else if (finding.truth < progress.truth) {
      progress.reason = std::move(finding.reason);
    }
    progress.truth = both(progress.truth, finding.truth);
  }

  Finding action() const {
    if (!statement_.actions) return {Truth::unknown, "it has no Action"};
    const auto asked = lower_case(literally(request_.action));
    auto truth = Truth::no;
    for (const auto& pattern : statement_.actions->patterns) {
      truth = either(truth, matches(lower_case(wildcards(pattern)), asked));
    }
    return selected(*statement_.actions, truth, "action", request_.action);
  }

  Finding resource() const {
    if (!request_.resource) return {Truth::yes};
    if (!statement_.resources) {
      return {Truth::unknown, "it has no Resource"};
    }
    const auto asked = literally(*request_.resource);
    auto truth = Truth::no;
    for (const auto& pattern : statement_.resources->patterns) {
      const auto [glob, missing] =
          substitute(pattern, true, statement_.has_variables, request_.context);
      truth = either(truth, missing ? *missing : matches(glob, asked));
    }
    return selected(*statement_.resources, truth, "resource", document::shown(*request_.resource));
  }

  static Finding selected(const Selection& selection, Truth truth, std::string_view what,
                          const std::string& asked) {
    if (selection.inverted) truth = negated(truth);
    if (truth == Truth::yes) return {truth};
    return {truth, fmt::format("its {}{} is {}, the request has '{}'",
                               selection.inverted ? "excluded " : "", what,
                               describe_texts(selection.patterns), asked)};
  }

  const Statement& statement_;
  PolicyKind kind_;
  const Request& request_;
};

/// The best match among the statements with one effect.
struct BestMatch {
  const Statement* statement = nullptr;
  Progress progress = {};
};

BestMatch best_match(const Policy& policy, bool deny, PolicyKind kind, const Request& request) {
  BestMatch best;
  for (const auto& statement : policy.statements) {
    if (statement.deny != deny) continue;
    auto progress = StatementCheck(statement, kind, request).run();
    const auto rank = [](const Progress& of) {
      return std::tuple(of.truth, of.concerns, of.passed);
    };
    if (best.statement == nullptr || rank(progress) > rank(best.progress)) {
      best = {&statement, std::move(progress)};
    }
  }
  return best;
}

std::string no_statement_allows(const BestMatch& allow, std::size_t statements) {
  if (!allow.statement) return "no statement allows anything";
  if (statements == 1) {
    return fmt::format("statement {} doesn't allow it: {}", allow.statement->name,
                       allow.progress.reason);
  }
  return fmt::format("no statement allows it; the closest is {}: {}", allow.statement->name,
                     allow.progress.reason);
}

}  // namespace

Verdict evaluate(const Policy& policy, PolicyKind kind, const Request& request) {
  for (const auto& statement : policy.statements) {
    if (statement.invalid.empty()) continue;
    return {Outcome::invalid,
            fmt::format("AWS refuses statement {}: {}", statement.name, statement.invalid)};
  }
  const auto deny = best_match(policy, true, kind, request);
  const auto is = [](const BestMatch& best, Truth truth) {
    return best.statement != nullptr && best.progress.truth == truth;
  };
  if (is(deny, Truth::yes)) {
    return {Outcome::explicitly_denied,
            fmt::format("statement {} denies it", deny.statement->name)};
  }
  const auto allow = best_match(policy, false, kind, request);
  if (!is(allow, Truth::yes) && !is(allow, Truth::unknown)) {
    return {Outcome::implicitly_denied, no_statement_allows(allow, policy.statements.size())};
  }
  if (is(deny, Truth::unknown)) {
    return {Outcome::undecided, fmt::format("statement {} may deny it: {}", deny.statement->name,
                                            deny.progress.reason)};
  }
  if (is(allow, Truth::unknown)) {
    return {Outcome::undecided, fmt::format("statement {} may allow it: {}", allow.statement->name,
                                            allow.progress.reason)};
  }
  return {Outcome::allowed, fmt::format("statement {} allows it", allow.statement->name)};
}

}  // namespace sagewatch::iam
