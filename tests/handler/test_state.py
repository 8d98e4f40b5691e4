"""The state table: what is kept of a resource, how long, and how much."""
import json
import unittest

from botocore.exceptions import ClientError
from moto import mock_aws

from handler_under_test import Ingester
from ingester_site import NOW, Site, call
from ingester_site import training as change_of
from sample_events import training


class State(unittest.TestCase):
    def setUp(self):
        mock = mock_aws()
        mock.start()
        self.addCleanup(mock.stop)
        self.ingester = Ingester()

    def test_state_expires(self):
        self.ingester.record(training("Completed"))
        (item,) = [i for i in self.ingester.table.scan()["Items"] if "state" in i]
        self.assertGreater(item["expires"], self.ingester.module["time"].time())

    def test_a_table_that_cannot_be_reached_fails_the_invocation(self):
        self.ingester.table.delete()
        with self.assertRaises(ClientError):
            self.ingester.record(training("Completed"))


class Size(unittest.TestCase):
    def state_of(self, site):
        (item,) = [i for k, i in site.table.items.items() if "#" in k]
        return item, json.loads(item["state"])

    def filled(self, **parts):
        """A site whose one job has a state with these parts, and that job's next record."""
        site = Site()
        site.deliver(change_of("job", 1, "InProgress"))
        item, state = self.state_of(site)
        for part, entries in parts.items():
            state[part] = {**entries, **state[part]}
        item["state"] = json.dumps(state)
        site.deliver(change_of("job", 2, "Completed"))
        return site, self.state_of(site)

    def test_a_large_state_gives_its_oldest_changes_items_of_their_own(self):
        then = int(NOW) - 90000
        changes = {f"{n:020}": then + n for n in range(80)}
        site, (_, state) = self.filled(changes=changes)
        self.assertEqual(site.records()[-1]["recordType"], "final")
        for number in range(3, 6):
            site.deliver(change_of("job", number, "InProgress"))
        _, state = self.state_of(site)
        self.assertNotIn(f"{0:020}", state["changes"])
        self.assertIn(f"{79:020}", state["changes"])
        self.assertLessEqual(len(state["changes"]), 31)
        moved = [item for key, item in site.table.items.items() if key.startswith("moved|")]
        self.assertIn(str(then), [item["state"] for item in moved])
        self.assertTrue(all(item["expires"] > NOW for item in moved))
        site.deliver(change_of("job", 2, "Completed"))
        self.assertEqual(site.records()[-1]["recordType"], "duplicate")

    def test_a_state_that_grows_too_large_forgets_ended_runs_before_those_that_go_on(self):
        then = int(NOW) - 90000
        runs = {f"Training Job|{n:060}": (1, n % 10 > 0, then + n) for n in range(100)}
        _, (_, state) = self.filled(runs=runs)
        self.assertEqual(len(state["runs"]), 30)
        self.assertIn(f"Training Job|{10:060}", state["runs"])
        self.assertNotIn(f"Training Job|{11:060}", state["runs"])

    def test_what_another_left_when_it_died_is_no_longer_in_the_way(self):
        old = {"line": None, "token": "t", "at": 1, "until": 2}
        _, (_, state) = self.filled(changes={"old": old})
        self.assertNotIn("old", state["changes"])

    def test_texts_of_a_record_have_an_end(self):
        site = Site()
        site.deliver(change_of("job", 1, "Failed", FailureReason="why " * 50000))
        self.assertEqual(len(site.records()[0]["failureReason"]), 1024)
        site.deliver(call("Create", "job" * 3000))
        self.assertEqual(len(site.records()[1]["name"]), 1024)


if __name__ == "__main__":
    unittest.main()
