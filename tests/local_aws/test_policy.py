"""The policy evaluator: principals, conditions, denies."""

import unittest

from local_aws.policy import Access, allows

PATHS = {"aws:PrincipalOrgPaths": ["o-a1/r-b2/ou-b2-11111111/ou-b2-22222222/"],
         "aws:PrincipalOrgID": "o-a1"}


def document(**changes):
    statement = {"Effect": "Allow", "Principal": "*", "Action": "events:PutEvents",
                 "Resource": "*", **changes}
    return {"Statement": [statement]}


class Policies(unittest.TestCase):
    def allowed(self, policy, action="events:PutEvents", **more):
        return allows(policy, Access(action, "arn:x:bus", **{"account": "1", **more}))

    def test_organization_paths(self):
        def with_path(operator, path):
            return document(Condition={operator: {"aws:PrincipalOrgPaths": [path]}})

        below = "o-a1/r-b2/ou-b2-11111111/*"
        self.assertTrue(self.allowed(with_path("ForAnyValue:StringLike", below), context=PATHS))
        # The trap of the public sample: an asterisk means nothing to StringEquals.
        self.assertFalse(self.allowed(with_path("ForAnyValue:StringEquals", below), context=PATHS))
        beside = with_path("ForAnyValue:StringLike", "o-a1/r-b2/ou-b2-33333333/*")
        self.assertFalse(self.allowed(beside, context=PATHS))
        self.assertFalse(self.allowed(with_path("ForAnyValue:StringLike", below)))

    def test_all_values_must_be_listed(self):
        listed = {"oam:ResourceTypes": ["a", "b"]}
        policy = document(Condition={"ForAllValues:StringEquals": listed})
        for types, expected in ((["a"], True), (["a", "c"], False), ([], True)):
            with self.subTest(types):
                context = {"oam:ResourceTypes": types}
                self.assertEqual(self.allowed(policy, context=context), expected)

    def test_principals(self):
        for principal, expected in (
            ({"AWS": "1"}, True), ({"AWS": ["arn:aws:iam::1:root"]}, True), ({"AWS": "2"}, False),
            ({"AWS": "*"}, True), ({"Service": "events.amazonaws.com"}, False), (None, False),
        ):
            with self.subTest(principal):
                self.assertEqual(self.allowed(document(Principal=principal)), expected)
        service = document(Principal={"Service": ["events.amazonaws.com"]})
        self.assertTrue(self.allowed(service, service="events.amazonaws.com"))
        self.assertFalse(self.allowed(service, service="sns.amazonaws.com"))

    def test_a_deny_wins(self):
        policy = document()
        policy["Statement"].append({**policy["Statement"][0], "Effect": "Deny"})
        self.assertFalse(self.allowed(policy))

    def test_actions_resources_and_absent_keys(self):
        self.assertTrue(self.allowed(document(Action="events:Put*")))
        self.assertFalse(self.allowed(document(Action="events:Get*")))
        self.assertFalse(self.allowed(document(Resource="arn:y:*")))
        arn = {"ArnEquals": {"aws:SourceArn": "arn:rule"}}
        source = {"AWS:SourceArn": "arn:rule"}
        self.assertTrue(self.allowed(document(Condition=arn), context=source))
        self.assertFalse(self.allowed(document(Condition=arn)))
        self.assertTrue(self.allowed(document(Condition={"Null": {"aws:SourceArn": "true"}})))


if __name__ == "__main__":
    unittest.main()
