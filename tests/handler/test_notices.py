"""Failure notices: one readable message, a digest for many, and nothing lost or broken."""
import itertools
import json
import random
import re
import types
import unittest
import urllib.parse

import boto3
import jsonschema  # cfn-lint and moto need it too
from moto import mock_aws

from handler_under_test import ROOT, load, received
from memory_table import client_error

TOPIC = "arn:aws:sns:ap-southeast-2:111111111111:notices"
RECORD = {
    "recordType": "final",
    "recordId": "0a1b2c3d4e5f60718293",
    "eventTime": "2026-03-02T09:31:05Z",
    "account": "210987654321",
    "region": "eu-west-1",
    "kind": "Training Job",
    "name": "churn-2026-03-02",
    "arn": "arn:aws:sagemaker:eu-west-1:210987654321:training-job/churn-2026-03-02",
    "status": "Failed",
    "substatus": "Failed",
    "failureReason": "AlgorithmError: ExecuteUserScriptError, exit code: 1",
    "failureClass": "algorithm",
    "owner": "erika",
    "ownerSource": "session",
    "team": "vision",
    "durationSec": 5025,
    "pendingSec": 70,
    "instanceType": "ml.g5.12xlarge",
    "instanceCount": 2,
    "instanceHours": 2.7917,
}


# What would be a link or a mention.
LIVELY = (
    "://|\uff1a//|www[.]|evil[.\u3002\uff0e\uff61\u2024\ufe52]\\w|[<>\uff1c\uff1e\uff20`]|\\]\\("
    "|(?<![A-Za-z0-9])[@#][A-Za-z]|&#?[A-Za-z0-9]+;|^[- ]*\\[[^][\n]*\\]:"
)
SCHEMA = jsonschema.Draft202012Validator(json.loads((ROOT / "tests/handler/notice.schema.json").read_text()))


class Topic:
    """What was published, each as its schema wants it; fails as often as it is told to."""

    def __init__(self, failures=0):
        self.failures = failures
        self.published = []  # subjects, and texts for mail
        self.chat = []  # custom notifications

    def publish(self, TopicArn, **message):
        assert TopicArn == TOPIC
        if self.failures:
            self.failures -= 1
            raise client_error("Throttled", "Publish")
        text = checked(**message)
        self.published.append((message["Subject"], text["email"]))
        self.chat.append(text["default"])


def checked(Message, **call):
    """The texts of a message that keeps to the limits of SNS and of Amazon Q Developer."""
    text = json.loads(Message)
    text["default"] = json.loads(text["default"])
    wrong = jsonschema.exceptions.best_match(SCHEMA.iter_errors({**call, "Message": text}))
    if wrong:
        raise ValueError(wrong.message)
    assert len(Message.encode()) <= 256 * 1024
    assert len(text["default"]["content"]["description"].encode()) <= 8000  # so in any unit
    return text


def function(arn=TOPIC, **clients):
    """The handler of a new process that publishes to a topic, and the names of its module."""
    handler, module = load("monitoring-insights", "NoticesFunction", {"TOPIC": arn}, **clients)
    module["traceback"] = types.SimpleNamespace(print_exc=lambda: None)
    return handler, module


def envelope(body, number=0):
    return {"messageId": f"message-{number}", "body": body, "attributes": {}}


def batch(records):
    bodies = (json.dumps({"record": record}) for record in records)
    return {"Records": [envelope(body, number) for number, body in enumerate(bodies)]}


def told(*records):
    """Subject and body of the one message about these records."""
    (message,) = published(*records).published
    return message


def in_chat(*records):
    """The custom notification of the one message about these records."""
    (message,) = published(*records).chat
    return message


def published(*records):
    topic = Topic()
    answer = function(sns=topic)[0](batch(records), None)
    assert answer == {"batchItemFailures": []}, answer
    return topic


def storm(count, generator=random.Random(3)):
    for number in range(count):
        failure = generator.choice(["capacity", "algorithm", "data"])
        yield {
            **RECORD,
            "recordId": f"record-{number}",
            "account": generator.choice(["210987654321", "222222222222", "333333333333"]),
            "kind": generator.choice(["Training Job", "Processing Job", "Endpoint"]),
            "name": f"job-{number}",
            "failureClass": failure,
            "failureReason": f"something about {failure}",
        }


class OneFailure(unittest.TestCase):
    maxDiff = None

    def test_it_says_what_where_why_who_how_long_and_how_much(self):
        subject, body = told(RECORD)
        self.assertEqual(
            subject, "SageMaker: Training Job churn-2026-03-02 Failed in 210987654321 eu-west-1"
        )
        for line in (
            "Account   210987654321",
            "Region    eu-west-1",
            "When      2026-03-02T09:31:05Z",
            "Class     algorithm",
            "Reason    AlgorithmError: ExecuteUserScriptError, exit code: 1",
            "Who       erika (session)",
            "Team      vision",
            "Ran       1 h 23 min, after waiting for 1 min 10 s",
            "Used      2 x ml.g5.12xlarge, 2.7917 instance hours",
        ):
            self.assertIn(line, body.splitlines())

    def test_the_documentation_shows_it_as_it_is(self):
        subject, body = told(RECORD)
        shown = (ROOT / "docs/notices.md").read_text()
        self.assertIn(f"```\n{subject}\n\n{body}```", shown)

    def test_what_is_not_known_is_left_out(self):
        few = {k: RECORD[k] for k in ("account", "region", "kind", "name", "status", "eventTime")}
        _, body = told(few)
        rows = {line.split()[0] for line in body.splitlines()[2:] if line}
        self.assertFalse(rows & {"Team", "Ran", "Used", "Pipeline", "Step", "Class", "ARN"})
        self.assertIn("Status    Failed\n", body)
        self.assertIn("Reason    none was given", body)
        self.assertIn("Who       not known yet", body)

    def test_a_job_that_never_started_waited(self):
        few = {k: v for k, v in RECORD.items() if k not in ("durationSec", "instanceHours")}
        self.assertIn("Ran       after waiting for 1 min 10 s", told(few)[1])

    def test_groups_and_pipelines_and_who_stopped_it_are_named(self):
        pipeline = "arn:aws:sagemaker:eu-west-1:210987654321:pipeline/p/execution/e"
        more = {
            "instanceGroups": "2 x ml.p4d.24xlarge, 4 x ml.c5.xlarge",
            "pipelineExecutionArn": pipeline,
            "stepName": "Train",
            "stoppedBy": "otto",
        }
        _, body = told({**RECORD, **more})
        for part in (*list(more.values())[:3], "erika (session), stopped by otto"):
            self.assertIn(part, body)

    def test_durations_are_said_in_two_units(self):
        duration = function()[1]["duration"]
        for seconds, words in ((0, "0 s"), (59, "59 s"), (60, "1 min"), (3600, "1 h"),
                               (3661, "1 h 1 min"), (90061, "25 h 1 min"), (None, ""), (-1, "")):
            self.assertEqual(duration(seconds), words)


class Links(unittest.TestCase):
    def links(self, **fields):
        _, body = told({**RECORD, **fields})
        found = dict(re.findall("^(Console|Logs) +(.*)$", body, re.M))
        return found.get("Console"), found.get("Logs")

    def test_each_kind_has_its_page_and_its_log_streams(self):
        group = "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:"
        group += "log-groups/log-group/$252Faws$252Fsagemaker$252F"
        streams = "$3FlogStreamNameFilter$3Dchurn-2026-03-02$252F"
        for kind, page, logs in (
            ("Training Job", "#/jobs/churn-2026-03-02", f"{group}TrainingJobs{streams}"),
            ("Processing Job", "#/processing-jobs/churn-2026-03-02",
             f"{group}ProcessingJobs{streams}"),
            ("Transform Job", "#/transform-jobs/churn-2026-03-02",
             f"{group}TransformJobs{streams}"),
            ("HyperParameter Tuning Job", "#/hyper-tuning-jobs/churn-2026-03-02", None),
            ("Endpoint", "#/endpoints/churn-2026-03-02",
             f"{group}Endpoints$252Fchurn-2026-03-02"),
            ("HyperPod Cluster", "", None),
        ):
            with self.subTest(kind):
                start = "https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1"
                self.assertEqual(self.links(kind=kind), (start + page, logs))

    def test_each_partition_has_its_console(self):
        for region, host in (
            ("eu-west-1", "eu-west-1.console.aws.amazon.com"),
            ("ap-southeast-2", "ap-southeast-2.console.aws.amazon.com"),
            ("cn-north-1", "cn-north-1.console.amazonaws.cn"),
            ("us-gov-west-1", "us-gov-west-1.console.amazonaws-us-gov.com"),
        ):
            for url in self.links(region=region):
                self.assertEqual(urllib.parse.urlsplit(url).hostname, host)

    def test_what_is_no_region_makes_no_link(self):
        for region in ("unknown", "evil.example.com/", "eu-west-1\n.evil", "us-iso-east-1", ""):
            self.assertEqual(self.links(region=region), (None, None))

    def test_a_name_cannot_leave_its_place_in_a_link(self):
        for url in self.links(name="../x?y=#z a/\n"):
            self.assertEqual(len(url.split()), 1)
            self.assertEqual(urllib.parse.urlsplit(url).query, "region=eu-west-1")
            self.assertNotIn("../", url)


class ManyFailures(unittest.TestCase):
    def test_two_or_more_are_told_in_one_digest(self):
        subject, body = told(RECORD, {**RECORD, "recordId": "b", "name": "churn-2"})
        self.assertEqual(subject, "SageMaker: 2 failures in 1 account")
        self.assertIn("\n2 algorithm\n", body)
        self.assertIn("2 x Training Job, algorithm, in 210987654321 eu-west-1\n", body)
        self.assertIn("  churn-2026-03-02, churn-2\n", body)
        self.assertIn("  churn-2026-03-02: AlgorithmError: ExecuteUserScriptError", body)

    def test_a_storm_of_500_is_counted_and_named_in_few_words(self):
        records = list(storm(500))
        subject, body = told(*records)
        self.assertEqual(subject, "SageMaker: 500 failures in 3 accounts")
        counts = [int(n) for n in re.findall("^([0-9]+) x ", body, re.M)]
        left = re.search("^and ([0-9]+) in ", body, re.M)
        self.assertEqual(sum(counts) + (int(left[1]) if left else 0), 500)
        accounts = re.findall("^[0-9]+ x .* in ([0-9]+) ", body, re.M)
        for account in set(accounts):
            own = [count for count, of in zip(counts, accounts) if of == account]
            self.assertEqual(own, sorted(own, reverse=True))
        self.assertLess(len(body.encode()), 8000)
        for line in re.findall("^  (job-.*) and ([0-9]+) more$", body, re.M):
            self.assertEqual(len(line[0].split(", ")), 3)

    def test_a_storm_that_comes_in_batches_is_a_message_for_each(self):
        topic, records = Topic(), list(storm(500))
        handler, _ = function(sns=topic)
        for begin in range(0, 500, 100):
            handler(batch(records[begin : begin + 100]), None)
        self.assertEqual(
            [subject for subject, _ in topic.published],
            ["SageMaker: 100 failures in 3 accounts"] * 5,
        )

    def test_any_number_of_groups_of_any_length_fits(self):
        for text in ("x" * 5000, "ß" * 5000, "\U0001f525" * 900):
            records = [
                {**RECORD, "recordId": str(n), "account": f"{n:012}", "name": text, "kind": text,
                 "failureReason": text}
                for n in range(400)
            ]
            subject, body = told(*records)
            self.assertLess(len(body.encode()), 8000)
            self.assertLess(len(subject), 100)
            self.assertRegex(body, "and [0-9]+ in [0-9]+ more groups: 1 in ")

    def test_no_account_pushes_another_out(self):
        loud = [{**RECORD, "recordId": f"loud-{n}", "kind": f"Kind {n % 250}", "name": "x" * 60,
                 "failureReason": "r" * 300} for n in range(500)]
        quiet = {**RECORD, "account": "333333333333", "recordId": "quiet", "name": "quiet-one"}
        for records in ([*loud, quiet], [quiet, *loud]):
            _, body = told(*records)
            self.assertIn("  quiet-one\n", body)
            left = re.search("and ([0-9]+) in ([0-9]+) more groups: ([0-9]+) in 210987654321$", body,
                             re.M)
            self.assertEqual(left[1], left[3])
            shown = sum(int(n) for n in re.findall("^([0-9]+) x ", body, re.M))
            self.assertEqual(shown + int(left[1]), 501)

    def test_what_is_left_out_is_counted_by_account(self):
        records = [{**RECORD, "recordId": f"{n}", "account": f"{n % 40:012}", "kind": f"Kind {n}",
                    "name": "x" * 60, "failureReason": "r" * 300} for n in range(400)]
        _, body = told(*records)
        (line,) = re.findall("^and .* more groups: .*$", body, re.M)
        self.assertRegex(line, "groups:( 10 in [0-9]{12},){9} and in 31 more accounts$")

    def test_a_failure_that_comes_twice_is_told_once(self):
        subject, _ = told(RECORD, RECORD)
        self.assertTrue(subject.startswith("SageMaker: Training Job"))

    def test_the_documentation_shows_a_digest_as_it_is(self):
        subject, body = told(*sample_of_several())
        shown = (ROOT / "docs/notices.md").read_text()
        self.assertIn(f"```\n{subject}\n\n{body}```", shown)


def sample_of_several():
    reason = "CapacityError: Unable to provision requested ML compute capacity"
    for number in range(1, 6):
        yield {**RECORD, "recordId": f"c{number}", "name": f"nightly-{number}",
               "failureClass": "capacity", "failureReason": reason,
               "eventTime": f"2026-03-02T09:31:{number:02}Z"}
    yield {**RECORD, "recordId": "e", "kind": "Endpoint", "name": "ranking",
           "status": "OutOfService", "account": "222222222222", "failureClass": "other",
           "failureReason": ""}


class Chat(unittest.TestCase):
    maxDiff = None

    def test_the_documentation_shows_it_as_it_is(self):
        shown = (ROOT / "docs/notices.md").read_text()
        self.assertIn(f"```json\n{json.dumps(in_chat(RECORD), indent=2)}\n```", shown)

    def test_it_says_what_the_mail_says(self):
        records = list(sample_of_several())
        for said in ([RECORD], records, list(storm(60))):
            with self.subTest(len(said)):
                subject, mail = told(*said)
                content = in_chat(*said)["content"]
                self.assertEqual(content["title"], subject)
                mail = re.sub("^(?:  |([A-Z][A-Za-z]*)  +)", lambda found: "- " + (
                    found[1] + ": " if found[1] else ""), mail, flags=re.M)
                self.assertEqual(content["description"].strip(), mail.strip())

    def test_the_schema_refuses_what_a_channel_would_drop(self):
        def message(default=json.dumps(in_chat(RECORD)), **other):
            texts = {"default": default, "email": "text", "sms": "text", **other}
            return {"Subject": "s", "MessageStructure": "json", "Message": json.dumps(texts)}

        checked(**message())
        wrong = {**in_chat(RECORD), "source": "us"}
        for broken in (message("a plain text"), message(json.dumps("text")), message("{}"),
                       message(json.dumps(wrong)), message(email=None), message(other="text"),
                       {**message(), "MessageStructure": "text"}, {**message(), "Subject": ""}):
            with self.subTest(broken=broken), self.assertRaises(ValueError):
                checked(**broken)

    def test_a_title_is_longer_than_a_subject(self):
        long = {**RECORD, "name": "n" * 63}
        self.assertTrue(told(long)[0].endswith("..."))
        self.assertTrue(in_chat(long)["content"]["title"].endswith(" in 210987654321 eu-west-1"))

    def test_the_keywords_are_the_kinds_and_classes(self):
        several = list(sample_of_several())
        for records, words in (([RECORD], ["Training Job", "algorithm"]),
                               (several, ["Training Job", "capacity", "Endpoint", "other"])):
            self.assertEqual(in_chat(*records)["content"]["keywords"], words)

    def test_all_about_one_thing_is_in_one_thread(self):
        later = {**RECORD, "recordId": "b", "eventTime": "2026-03-03T11:00:00Z", "status": "x"}
        threads = {thread(RECORD), thread(later), thread(RECORD, later)}
        others = [thread({**RECORD, **other}) for other in (
            {"name": "churn-2"}, {"account": "222222222222"}, {"region": "us-east-1"},
            {"kind": "Processing Job"})]
        self.assertEqual(len(threads), 1)
        self.assertEqual(len(threads | set(others)), 5)

    def test_a_storm_is_in_one_thread_of_its_own(self):
        records = list(storm(500))
        parts = [records[begin : begin + 100] for begin in range(0, 500, 100)]
        parts[2][0] = {**parts[2][0], "eventTime": "2026-03-01T00:00:00Z"}  # one that came late
        threads = {thread(*part) for part in parts}
        self.assertEqual(len(threads), 1)
        other = [{**record, "eventTime": "2026-03-02T23:31:05Z"} for record in records[:9]]
        self.assertNotIn(thread(*other), threads)
        self.assertNotIn(thread(RECORD), threads)

    def test_what_is_told_again_has_the_same_id(self):
        twice = [in_chat(RECORD)["id"], in_chat(RECORD)["id"], in_chat(*sample_of_several())["id"]]
        self.assertEqual((twice[0] == twice[1], twice[0] == twice[2]), (True, False))

    def test_what_does_not_fit_costs_only_its_own_line(self):
        wide = {field: "\U0001f525" * 1500 for field in
                ("kind", "name", "failureReason", "owner", "team", "stepName", "instanceGroups",
                 "pipelineExecutionArn", "arn")}
        record = {**RECORD, **wide, "kind": "Endpoint"}
        for text in (told(record)[1], in_chat(record)["content"]["description"]):
            self.assertRegex(text, "\nReason|\n- Reason")
            self.assertTrue(text.endswith("sign in to 210987654321 first.\n"))


def thread(*records):
    return in_chat(*records)["metadata"]["threadId"]


HIDDEN = set("\u061c\u200b\u200e\u202a\u202e\u2060\u2066\u2069\ufeff\u00ad\u034f\u3164\u2800"
             "\ufe0f\U000e0041")


class UntrustedText(unittest.TestCase):
    nasty = (
        "see https://evil.example/a and www.evil.example or mailto:x@evil.example",
        "<!channel> <@U123> @here @channel <https://evil.example|our console>",
        "![x](https://evil.example/x.png) [sign in](http://evil.example)",
        "a\u061cb\u200bc\u2060d\ufeffe\u00adf\u034fg\u3164h\u2800i\ufe0fj\U000e0041k",
        "Z" + "\u0301\u0302\u0303" * 400,
        "two\nlines\r\nSubject: other",
        "\x00\x1b[31mred\x7f",
        "\u202egnp.exe\u2066",
        "\ud800",
        "Zürich 東京 \U0001f525",
        "  ",
        "&lt;!channel&gt; &#64;here #general `a` [b]: mailto:x",
        "[b]",
        "evil.\u092d\u093e\u0930\u0924",
        "see evil\uff0ecom, evil\u3002com, evil\uff61com, evil\u2024com, evil\ufe52com",
        "_@channel_ _evil.com_ evil.com_x __@here__",
        "\uff20channel \uff1c!here\uff1e https\uff1a//evil\uff0eexample",
        "x" * 3000,
        ["list"],
        {"a": {"b": 1}},
        None,
        0,
        -1,
        True,
        1e300,
        float("inf"),
    )

    def check(self, *records):
        topic = published(*records)
        ((subject, body),) = topic.published
        (chat,) = topic.chat
        self.check_texts(subject, body)
        content = chat["content"]
        self.assertEqual(content["title"][:96], subject[:96])
        self.check_texts(subject, content["description"])
        self.check_texts(content["title"][:99], "\n".join(content["keywords"]))

    def check_texts(self, subject, body):
        self.assertRegex(subject, "^[ -~]{1,99}$")
        self.assertTrue(subject[0].isalnum())
        self.assertTrue(all(c == "\n" or c.isprintable() for c in body))
        self.assertLess(len(body.encode()), 8000)
        self.assertFalse(set(body) & HIDDEN)
        self.assertIsNone(re.search("[\u0300-\u036f]{3}", body))
        for said in (subject, body):
            own = re.sub("https://[a-z0-9-]+[.]console[.]aws[.]amazon[.]com/[^ \n]*", "", said)
            self.assertIsNone(re.search(LIVELY, own, re.M))

    def test_no_value_of_a_record_breaks_a_message(self):
        for field, value in itertools.product(RECORD, self.nasty):
            with self.subTest(field=field, value=str(value)[:20]):
                records = [{**RECORD, field: value}, {**RECORD, field: value, "recordId": "other"}]
                if field != "recordId":
                    self.check(records[0])
                    self.check(*records)

    def test_records_of_anything_make_messages(self):
        for seed in range(200):
            generator = random.Random(seed)
            record = {field: generator.choice(self.nasty) for field in [*RECORD, "stepName"]}
            record["recordId"] = "one"
            self.check(record)

    def test_what_is_no_link_and_no_mention_stays_as_it_is(self):
        kept = {"failureReason": "ClientError: 3.5 % of s3 keys (a, b) in ml.p4d.24xlarge; e-mail a@b",
                "instanceType": "ml.inf2.xlarge+ml.m5.large", "owner": "kim@corp"}
        _, body = told({**RECORD, **kept})
        for text in kept.values():
            self.assertIn(text, body)

    def test_a_reason_has_no_line_of_its_own(self):
        reason = "first\nWho       somebody else"
        _, body = told({**RECORD, "failureReason": reason})
        self.assertEqual(len(re.findall("^Who ", body, re.M)), 1)

    def test_nothing_else_of_a_record_is_told(self):
        secret = "canary-7f3a"
        more = {"environment": {"TOKEN": secret}, "hyperParameters": secret, "userArn": secret}
        for records in ([{**RECORD, **more}], [{**RECORD, **more, "recordId": i} for i in "ab"]):
            self.assertNotIn(secret, str(told(*records)) + str(in_chat(*records)))


class Delivery(unittest.TestCase):
    def test_a_publish_that_fails_brings_back_the_batch(self):
        topic = Topic(failures=1)
        (handler, _), event = function(sns=topic), batch(storm(10))
        with self.assertRaises(Exception):
            handler(event, None)
        self.assertEqual(handler(event, None), {"batchItemFailures": []})
        self.assertEqual(len(topic.published), 1)

    def test_what_cannot_be_read_comes_again_alone(self):
        topic = Topic()
        event = batch([RECORD])
        deep = "[" * 100_000
        bodies = ("", "no json", "[]", "{}", '{"record": []}', "null", deep)
        for number, body in enumerate(bodies, 10):
            event["Records"].append(envelope(body, number))
        answer = function(sns=topic)[0](event, None)
        again = [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]
        self.assertEqual(again, [f"message-{number}" for number in range(10, 17)])
        self.assertEqual(len(topic.published), 1)

    def test_nothing_readable_publishes_nothing(self):
        topic = Topic()
        function(sns=topic)[0]({"Records": [envelope("")]}, None)
        self.assertEqual(topic.published, [])

    def test_what_comes_from_the_queue_reaches_the_subscribers(self):
        with mock_aws():
            sns, sqs = boto3.client("sns"), boto3.client("sqs")
            topic = sns.create_topic(Name="notices")["TopicArn"]
            inbox = sqs.create_queue(QueueName="inbox")["QueueUrl"]
            asked = sqs.create_queue(QueueName="asked")["QueueUrl"]
            arn = sqs.get_queue_attributes(QueueUrl=inbox, AttributeNames=["QueueArn"])
            sns.subscribe(
                TopicArn=topic, Protocol="sqs", Endpoint=arn["Attributes"]["QueueArn"],
                Attributes={"RawMessageDelivery": "true"},
            )
            for record in storm(40):
                sqs.send_message(QueueUrl=asked, MessageBody=json.dumps({"record": record}))
            handler, _ = function(topic)
            while messages := received(sqs, asked):
                part = [envelope(m["Body"], m["MessageId"]) for m in messages]
                self.assertEqual(handler({"Records": part}, None), {"batchItemFailures": []})
            told = [json.loads(message["Body"])["content"] for message in received(sqs, inbox)]
            self.assertEqual(sum(int(of["description"].split()[0]) for of in told), 40)
            self.assertLessEqual(len(told), 5)

    def test_a_topic_in_another_region_is_published_to_there(self):
        with mock_aws():
            topic = boto3.client("sns", region_name="us-east-1").create_topic(Name="n")["TopicArn"]
            handler, module = function(topic)
            self.assertEqual(handler(batch([RECORD]), None), {"batchItemFailures": []})
            self.assertEqual(module["clients"]["sns"].meta.region_name, "us-east-1")


if __name__ == "__main__":
    unittest.main()
