#include "sagewatch/iam/condition_operator.hpp"

#include <catch2/catch.hpp>

#include "sagewatch/iam/condition_keys.hpp"

using namespace sagewatch::iam;

namespace {

bool exists(std::string_view text) {
  return compared_by(parse_condition_operator(text)).has_value();
}

}  // namespace

TEST_CASE("an operator is parsed") {
  const auto op = parse_condition_operator("ForAnyValue:StringLikeIfExists");
  CHECK(op.quantifier == Quantifier::for_any_value);
  CHECK(op.name == "StringLike");
  CHECK(op.if_exists);
  CHECK(parse_condition_operator("ForAllValues:Bool").quantifier == Quantifier::for_all_values);
  CHECK_FALSE(parse_condition_operator("Bool").if_exists);
}

TEST_CASE("IAM's operators exist, and no others") {
  for (const auto* name :
       {"StringEquals", "ForAllValues:StringNotEqualsIgnoreCase", "Null", "BinaryEquals",
        "ArnNotLikeIfExists", "DateGreaterThanEquals", "NotIpAddress", "NumericLessThanIfExists",
        "stringEquals", "foranyvalue:stringlike", "stringlikeifexists", "null"}) {
    CAPTURE(name);
    CHECK(exists(name));
  }
  for (const auto* name :
       {"", "StringIs", "NullIfExists", "StringEqualsExists", "ArnEqualsIgnoreCase",
        "ForEachValue:StringEquals", "IfExists", "StringEquals "}) {
    CAPTURE(name);
    CHECK_FALSE(exists(name));
  }
}

TEST_CASE("a value is of the kind that its operator compares") {
  CHECK(can_be(ValueKind::boolean, "True"));
  CHECK_FALSE(can_be(ValueKind::boolean, "yes"));
  CHECK(can_be(ValueKind::address, "203.0.113.7/24"));
  CHECK(can_be(ValueKind::address, "2001:db8::/32"));
  CHECK(can_be(ValueKind::address, "203.0.113.7"));
  CHECK_FALSE(can_be(ValueKind::address, "203.0.113.*"));
  CHECK_FALSE(can_be(ValueKind::address, "203.0.113.0/33"));
  CHECK(can_be(ValueKind::number, "-1.5"));
  CHECK(can_be(ValueKind::number, "+10"));
  CHECK_FALSE(can_be(ValueKind::number, "ten"));
  CHECK(can_be(ValueKind::binary, "QmluYXJ5VmFsdWVJbkJhc2U2NA=="));
  CHECK_FALSE(can_be(ValueKind::binary, "no base64!"));
  CHECK(can_be(ValueKind::text, ""));
  for (const auto* arn : {"*", "arn:aws:s3:::shop", "arn:*", "*:rule/orders", "ar*"})
    CHECK(can_be(ValueKind::arn, arn));
  for (const auto* other : {"orders", "", "aws:arn:s3:::shop", "111122223333"})
    CHECK_FALSE(can_be(ValueKind::arn, other));
}

TEST_CASE("a date is seconds since 1970, or in one of W3C's forms") {
  for (const auto* date : {"1764406800", "2026", "2026-11", "2026-11-29", "2026-11-29T09:00Z",
                           "2026-11-29T09:00:00+01:00"}) {
    CAPTURE(date);
    CHECK(can_be(ValueKind::date, date));
  }
  for (const auto* date :
       {"", "29.11.2026", "tomorrow", "2026-1", "2026-11-29 09:00", "2026-11-2"}) {
    CAPTURE(date);
    CHECK_FALSE(can_be(ValueKind::date, date));
  }
}

TEST_CASE("key names are case-insensitive, and a tag key follows a slash") {
  CHECK(is_global_key("AWS:sourcearn"));
  CHECK(is_global_key("aws:PrincipalTag/team"));
  CHECK(is_global_key("aws:TagKeys"));
  CHECK_FALSE(is_global_key("aws:PrincipalTag"));
  CHECK_FALSE(is_global_key("aws:SourceArns"));
  CHECK_FALSE(is_global_key("events:source"));
  CHECK(is_multivalued_key("aws:tagkeys"));
  CHECK_FALSE(is_multivalued_key("aws:SourceArn"));
}
