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

/// A literal principal of type AWS. An account means every identity in it that its own IAM policies
/// allow.
Truth is_aws(std::string_view id, const Caller& caller) {
  if (id == "*") return Truth::yes;
  if (caller.account.empty()) return Truth::no;
  const auto account = account_of(id);
  if (account.empty()) return Truth::unknown;  // the unique id of a role or user
  if (account != caller.account) return Truth::no;
  if (is_account_id(id) || id.ends_with(":root")) return Truth::yes;
  return caller.arn ? matches(literally(cfn::Text(id)), literally(*caller.arn)) : Truth::unknown;
}

Truth is_entry(const PrincipalEntry& entry, const Caller& caller) {
  const auto* id = entry.id.literal();
  const bool either_kind = entry.kind == "*" || entry.kind == "AWS";
  if (id && *id == "*") return either_kind ? Truth::yes : Truth::unknown;
  if (entry.kind == "*") return Truth::unknown;  // only "*" may stand without its kind
  if (entry.kind == "Service") {
    if (caller.service.empty()) return Truth::no;
    return matches(literally(entry.id), literally(caller.service));
  }
  if (entry.kind != "AWS") return Truth::no;  // Federated and CanonicalUser never match our callers
  if (id) return is_aws(*id, caller);
  const bool same = caller.arn && *caller.arn == entry.id;
  return same ? Truth::yes : Truth::unknown;
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
  if (statement.has_not_principal) {
    return {Truth::unknown, "it uses NotPrincipal, which is not evaluated"};
  }
  if (!statement.principals) return {Truth::unknown, "it has no Principal"};
  auto truth = Truth::no;
  for (const auto& entry : *statement.principals) truth = either(truth, is_entry(entry, caller));
  if (truth == Truth::yes) return {truth};
  return {truth, fmt::format("its principal is {}, the caller {}",
                             describe_principals(*statement.principals), describe_caller(caller))};
}

}  // namespace sagewatch::iam
