"""What is known of a resource belongs to this life of it, to this kind and to this stop; and what comes late
overrules nothing that is known."""
import copy
import unittest

from handler_under_test import Ingester, sample
from ingester_site import Site, call, finals, training
from memory_table import MemoryTable
from sample_events import api
from sites import Crash

PLACE = "arn:aws:sagemaker:eu-west-1:210987654321:"
DAY = 86_400_000
MARCH = 1_772_323_200_000  # 2026-03-01T00:00:00Z


def at(milliseconds):
    return {"time": str(milliseconds)}


def change(kind, name, status, when, created=MARCH, **fields):
    """An event of a resource of a kind like Endpoint, at a time in milliseconds."""
    words = "".join("-" + c.lower() if c.isupper() else c for c in kind).strip("-")
    event = sample(f"sagemaker-{words}-state-change")
    arn = f"{PLACE}{words}/{name}"
    event.update(id=f"{name}-{status}-{when}", account="210987654321", region="eu-west-1",
                 resources=[arn], **at(when))
    event["detail"] = {f"{kind}Name": name, f"{kind}Arn": arn, f"{kind}Status": status,
                       "CreationTime": created, "LastModifiedTime": when, **fields}
    if created is None:
        del event["detail"]["CreationTime"], event["detail"]["LastModifiedTime"]
    return event


def done(verb, kind, name, who, when):
    key = kind[0].lower() + kind[1:] + "Name"
    event = api(eventName=verb + kind, eventID=f"{verb}-{name}-{when}", responseElements=None,
                requestParameters={key: name}, userIdentity={"type": "IAMUser", "userName": who})
    return {**event, "id": f"{verb}-{name}-{when}", **at(when)}


class Story(unittest.TestCase):
    def setUp(self):
        self.ingester = Ingester(MemoryTable())

    def told(self, *events):
        return [record for event in events for record in self.ingester.records(event)]

    def last(self, *events):
        """The last record that is not of a call."""
        return [record for record in self.told(*events) if record["recordType"] != "api"][-1]


class NamesUsedAgain(Story):
    def first_life(self):
        self.told(
            done("Create", "Endpoint", "rank", "alice", MARCH),
            change("Endpoint", "rank", "IN_SERVICE", MARCH + 60_000),
            done("Update", "Endpoint", "rank", "alice", MARCH + 120_000),
            done("Delete", "Endpoint", "rank", "alice", MARCH + 180_000),
            change("Endpoint", "rank", "DELETED", MARCH + 240_000),
        )

    def test_who_did_what_to_an_earlier_resource_did_nothing_to_this_one(self):
        self.first_life()
        born = MARCH + DAY
        created = change("Endpoint", "rank", "FAILED", born + 60_000, born)
        deleted = change("Endpoint", "rank", "DELETED", born + 120_000, born)
        for event in (created, deleted):
            self.assertFalse({"owner", "updatedBy", "deletedBy"} & set(self.last(event)))
        self.assertEqual(self.last(done("Create", "Endpoint", "rank", "bob", born))["owner"], "bob")

    def test_who_created_the_next_one_does_not_own_this_one(self):
        self.first_life()
        self.assertEqual(len(self.told(done("Create", "Endpoint", "rank", "bob", MARCH + DAY))), 1)

    def test_a_late_record_of_an_earlier_life_is_not_the_last_one(self):
        born = MARCH + DAY
        self.told(change("Endpoint", "rank", "IN_SERVICE", MARCH + 60_000),
                  change("Endpoint", "rank", "IN_SERVICE", born + 60_000, born))
        late = self.last(change("Endpoint", "rank", "DELETED", MARCH + 240_000))
        self.assertEqual(late["late"], 1)
        amendment = self.last(done("Create", "Endpoint", "rank", "bob", born))
        self.assertEqual((amendment["status"], amendment["owner"]), ("InService", "bob"))

    def test_a_late_record_of_an_earlier_life_has_the_people_of_that_life(self):
        born = MARCH + DAY
        self.told(*(done(verb, "Endpoint", "rank", who, when)
                    for who, when in (("alice", MARCH), ("bob", born)) for verb in ("Create", "Delete")))
        told = self.last(change("Endpoint", "rank", "DELETED", MARCH + 240_000))
        self.assertEqual((told["owner"], told["deletedBy"]), ("alice", "alice"))
        told = self.last(change("Endpoint", "rank", "DELETED", born + 240_000, born))
        self.assertEqual((told["owner"], told["deletedBy"]), ("bob", "bob"))

    def test_what_comes_late_of_an_earlier_life_is_not_told_of_this_one(self):
        born = MARCH + DAY
        self.told(change("Endpoint", "rank", "IN_SERVICE", born + 60_000, born))
        for verb in ("Create", "Update", "Delete"):
            self.assertEqual(len(self.told(done(verb, "Endpoint", "rank", "alice", MARCH))), 1)

    def test_without_a_time_of_creation_a_life_begins_after_the_deletion(self):
        image = {"created": None}
        self.told(
            done("Create", "Image", "kernel", "alice", MARCH),
            change("Image", "kernel", "CREATED", MARCH + 60_000, **image),
            done("Delete", "Image", "kernel", "alice", MARCH + 120_000),
        )
        deleting = self.last(change("Image", "kernel", "DELETING", MARCH + 180_000, **image))
        self.assertEqual((deleting["owner"], deleting["deletedBy"]), ("alice", "alice"))
        again = self.last(change("Image", "kernel", "CREATED", MARCH + DAY + 60_000, **image))
        self.assertNotIn("owner", again)
        amendment = self.last(done("Create", "Image", "kernel", "bob", MARCH + DAY))
        self.assertEqual(amendment["owner"], "bob")
        deleting = self.last(change("Image", "kernel", "DELETING", MARCH + 2 * DAY, **image))
        self.assertNotIn("deletedBy", deleting)

    def test_a_step_of_another_time_did_not_make_this_job(self):
        step = sample("sagemaker-model-building-pipeline-execution-step-status-change")
        job = sample("sagemaker-processing-job-state-change")
        end = job["detail"]["ProcessingEndTime"]
        for start in (end + DAY, end - 40 * DAY):
            step.update(at(start + 60_000))
            step["detail"]["stepStartTime"] = start
            for events in ((step, job), (job, step)):
                self.ingester = Ingester(MemoryTable())
                told = self.told(*events)
                self.assertEqual(len(told), 2)
                (record,) = [r for r in told if r["kind"] == "Processing Job"]
                self.assertNotIn("pipelineExecutionArn", record)


class StopsAndStarts(Story):
    def notebook(self, status, when):
        return change("NotebookInstance", "lab", status, when)

    def did(self, verb, who, when):
        return done(verb, "NotebookInstance", "lab", who, when)

    def test_who_stopped_it_the_last_time_did_not_stop_it_now(self):
        self.told(self.notebook("InService", MARCH), self.did("Stop", "alice", MARCH + DAY))
        for status in ("Stopping", "Stopped"):
            told = self.last(self.notebook(status, MARCH + DAY + 60_000))
        self.assertEqual(told["stoppedBy"], "alice")
        self.told(self.notebook("InService", MARCH + 2 * DAY))
        stopped = self.last(self.notebook("Stopped", MARCH + 3 * DAY))
        self.assertNotIn("stoppedBy", stopped)
        late = self.did("Stop", "alice", MARCH + DAY + 1000)
        self.assertEqual(len(self.told(late)), 1)
        amendment = self.last(self.did("Stop", "bob", MARCH + 3 * DAY - 60_000))
        self.assertEqual((amendment["status"], amendment["stoppedBy"]), ("Stopped", "bob"))

    def test_who_started_it_the_last_time_did_not_start_it_now(self):
        self.told(self.notebook("Stopped", MARCH), self.did("Start", "alice", MARCH + DAY))
        self.assertEqual(self.last(self.notebook("InService", MARCH + DAY + 1))["startedBy"], "alice")
        self.assertNotIn("startedBy", self.last(self.notebook("Stopped", MARCH + 2 * DAY)))
        self.assertNotIn("startedBy", self.last(self.notebook("InService", MARCH + 3 * DAY)))
        self.assertEqual(self.last(self.did("Start", "bob", MARCH + 3 * DAY - 60_000))["startedBy"], "bob")


class OneArn(Story):
    def test_each_kind_has_a_last_record_of_its_own(self):
        endpoint = change("Endpoint", "rank", "IN_SERVICE", MARCH + 60_000)
        deployment = copy.deepcopy(endpoint)
        deployment.update({"detail-type": "SageMaker Endpoint Deployment State Change"})
        deployment["detail"]["EndpointStatus"] = "UPDATING"
        for order in ((endpoint, deployment), (deployment, endpoint)):
            self.ingester = Ingester(MemoryTable())
            self.told(*order)
            told = self.told(done("Create", "Endpoint", "rank", "carol", MARCH))
            self.assertEqual([(r["kind"], r["recordType"], r["status"]) for r in told[:-1]], [
                ("Endpoint", "amendment", "InService"),
                ("Endpoint Deployment", "amendment", "Updating"),
            ])
            self.assertEqual({r["owner"] for r in told}, {"carol"})

    def test_a_step_that_fails_is_not_the_last_record_of_its_execution(self):
        end = sample("sagemaker-model-building-pipeline-execution-status-change")
        step = sample("sagemaker-model-building-pipeline-execution-step-status-change")
        arn = end["detail"]["pipelineExecutionArn"]
        step["detail"].update(pipelineExecutionArn=arn, metadata={})
        start = api(eventName="StartPipelineExecution", responseElements={"pipelineExecutionArn": arn})
        start.update(account=end["account"], region=end["region"], time=end["time"])
        amendment = self.last(end, {**step, "account": end["account"], "region": end["region"]}, start)
        self.assertEqual(amendment["kind"], "Model Building Pipeline Execution")
        self.assertEqual(amendment["owner"], "erika")


class OneChangeUnderTwoIds(Story):
    def twice(self, event, number=None):
        again = copy.deepcopy(event)
        again["id"] += "-again"
        again["time"] = str(int(event["time"]) + 1000)
        if "LastModifiedTime" in again["detail"]:
            again["detail"]["LastModifiedTime"] += number or 180
        return [record["recordType"] for record in self.told(event, again)]

    def test_it_is_one_record_one_count_and_one_notice(self):
        for event in (
            change("Endpoint", "slow", "FAILED", MARCH),
            change("Image", "kernel", "CREATE_FAILED", MARCH, created=None),
        ):
            self.ingester = Ingester(MemoryTable())
            self.assertEqual(self.twice(event), ["transition", "duplicate"])
            self.assertEqual(len(self.ingester.queues.sent["notices"]), 1)

    def test_a_change_of_a_job_is_one_too(self):
        event = {**training("job", 1, "InProgress"), **at(MARCH)}
        self.assertEqual(self.twice(event), ["transition", "duplicate"])

    def test_what_has_no_status_may_be_made_and_deleted_at_once(self):
        event = change("Model", "m", "", MARCH)
        del event["detail"]["ModelStatus"], event["detail"]["LastModifiedTime"]
        self.assertEqual(self.twice(event), ["transition", "transition"])

    def test_what_happens_again_some_seconds_later_is_another_change(self):
        event = change("Endpoint", "slow", "FAILED", MARCH)
        self.assertEqual(self.twice(event, 6000), ["transition", "transition"])

    def test_what_comes_back_after_something_else_is_another_change(self):
        told = self.told(*(change("Endpoint", "slow", status, MARCH + number)
                           for number, status in enumerate(("IN_SERVICE", "UPDATING", "IN_SERVICE"))))
        self.assertEqual([record["recordType"] for record in told], ["transition"] * 3)


class LatePrints(unittest.TestCase):
    """A line that is printed after what was claimed later is not the last word."""

    def merged(self, site):
        (known,) = finals(site.records()).values()
        return known

    def died_before_printing(self, event):
        def die(name):
            if name == "before print":
                raise Crash()

        site = Site(die)
        with self.assertRaises(Crash):
            site.function()(copy.deepcopy(event), None)
        site.step = lambda name: None
        return site

    def test_a_final_record_that_is_printed_after_its_amendment(self):
        end = training("job", 4, "Stopped")
        site = self.died_before_printing(end)
        site.deliver(call("Stop", "job"))
        self.assertEqual(self.merged(site)["failureClass"], "stopped by a person")
        site.clock.now += 61
        site.deliver(end)
        self.assertEqual(self.merged(site)["failureClass"], "stopped by a person")
        counted = [r for r in site.records() if "JobsStopped" in r]
        self.assertEqual(len(counted), 1)

    def test_a_change_that_is_printed_after_a_later_one(self):
        first = change("Endpoint", "rank", "UPDATING", MARCH + 60_000)
        site = self.died_before_printing(first)
        site.deliver(change("Endpoint", "rank", "IN_SERVICE", MARCH + 120_000))
        site.clock.now += 61
        site.deliver(first)
        self.assertEqual([(r["recordType"], r["status"]) for r in site.records()], [
            ("transition", "InService"),
            ("transition", "Updating"),
            ("amendment", "InService"),
        ])
        self.assertEqual(len({r["recordId"] for r in site.records()}), 3)

    def test_an_amendment_that_is_printed_after_a_later_record(self):
        owner = done("Create", "Endpoint", "rank", "bob", MARCH)
        site = Site()
        site.deliver(change("Endpoint", "rank", "UPDATING", MARCH + 60_000))

        def die(name):
            if name == "before print":
                raise Crash()

        site.step = die
        with self.assertRaises(Crash):
            site.function()(copy.deepcopy(owner), None)
        site.step = lambda name: None
        site.deliver(change("Endpoint", "rank", "IN_SERVICE", MARCH + 120_000))
        site.clock.now += 61
        site.deliver(owner)
        last = [r for r in site.records() if r["recordType"] != "api"][-1]
        self.assertEqual((last["status"], last["owner"]), ("InService", "bob"))


if __name__ == "__main__":
    unittest.main()
