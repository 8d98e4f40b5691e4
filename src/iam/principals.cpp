#include "principals.hpp"

#include <fmt/format.h>

#include "glob.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/facts/arn.hpp"

namespace sagewatch::iam {
namespace {

/// The account of "arn:aws:iam::111122223333:role/name", or the id itself.
std::string account_of(std::string_view id) {
  if (is_account_id(id)) return std::string(id);
  const auto arn = parse_arn(id);
  return arn ? arn->account : "";
}

/// How far an entry names the caller: the identity itself, and its account.
struct Named {
  Truth itself = Truth::no;
  Truth account = Truth::no;
};

constexpr Named everybody{Truth::yes, Truth::yes};
constexpr Named perhaps{Truth::unknown, Truth::unknown};

/// A literal principal of type AWS.
Named aws_names(std::string_view id, const Caller& caller) {
  if (caller.account.empty()) return {};
  const auto account = account_of(id);
  if (account.empty()) return {Truth::unknown};  // the unique id of a role or user
  if (account != caller.account) return {};
  if (is_account_id(id) || id.ends_with(":root")) return {Truth::no, Truth::yes};
  if (!caller.arn) return {Truth::unknown};
  return {matches(literally(cfn::Text(id)), literally(*caller.arn))};
}

Named names(const PrincipalEntry& entry, const Caller& caller) {
  const auto* id = entry.id.literal();
  if (id && *id == "*") return entry.kind == "*" || entry.kind == "AWS" ? everybody : perhaps;
  if (entry.kind == "*") return perhaps;  // only "*" may stand without its kind
  if (entry.kind == "Service") {
    if (caller.service.empty()) return {};
    return {matches(literally(entry.id), literally(caller.service))};
  }
  // Another name of an account, which only AWS can resolve: AWS fact IAM-13.
  if (entry.kind == "CanonicalUser")
    return caller.account.empty() ? Named{} : Named{Truth::no, Truth::unknown};
  if (entry.kind != "AWS") return {};  // Federated never matches our callers
  if (id) return aws_names(*id, caller);
  const bool same = caller.arn && *caller.arn == entry.id;
  return same ? Named{Truth::yes, Truth::unknown} : perhaps;
}

Named names(const std::vector<PrincipalEntry>& entries, const Caller& caller) {
  Named out;
  for (const auto& entry : entries) {
    const auto one = names(entry, caller);
    out = {either(out.itself, one.itself), either(out.account, one.account)};
  }
  return out;
}

/// Whether NotPrincipal exempts the caller. An identity is exempt from a denial if both it and its
/// account are named; if only it is, that depends on the service. An account alone exempts none of
/// its identities. AWS fact IAM-14.
Truth is_exempt(const Statement& statement, const Caller& caller) {
  const auto [itself, account] = names(*statement.not_principals, caller);
  if (!caller.service.empty()) return itself;
  if (statement.deny) {
    if (itself == Truth::no) return Truth::no;
    return both(itself, account) == Truth::yes ? Truth::yes : Truth::unknown;
  }
  if (itself == Truth::yes) return Truth::yes;
  return either(itself, account) == Truth::no ? Truth::no : Truth::unknown;
}

std::string describe_caller(const Caller& caller) {
  if (!caller.service.empty()) return caller.service;
  if (caller.arn) return document::shown(*caller.arn);
  return "account " + caller.account;
}

std::string describe_principals(const std::vector<PrincipalEntry>& entries) {
  Texts ids;
  for (const auto& entry : entries) ids.push_back(entry.id);
  return describe_texts(ids);
}

}  // namespace

Finding is_principal(const Statement& statement, const Caller& caller) {
  if (statement.not_principals) {
    const auto truth = negated(is_exempt(statement, caller));
    if (truth == Truth::yes) return {truth};
    return {truth,
            fmt::format("its excluded principal is {}, the caller {}",
                        describe_principals(*statement.not_principals), describe_caller(caller))};
  }
  if (!statement.principals) return {Truth::unknown, "it has no Principal"};
  const auto [itself, account] = names(*statement.principals, caller);
  // An account means every identity in it that its own IAM policies allow.
  const auto truth = either(itself, account);
  if (truth == Truth::yes) return {truth};
  return {truth, fmt::format("its principal is {}, the caller {}",
                             describe_principals(*statement.principals), describe_caller(caller))};
}

}  // namespace sagewatch::iam
