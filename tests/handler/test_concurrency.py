"""Several copies of the ingester at the same time: final records and totals are the same."""
import copy
import itertools
import threading
import unittest

from handler_under_test import sample
from ingester_site import Site, call, finals, run, training
from sites import totals


class Turns:
    """Lets two threads take their steps in a given order; the rest runs freely."""

    def __init__(self, order):
        self.order = list(order)
        self.changed = threading.Condition()
        self.done = set()

    def step(self):
        me = threading.current_thread().name
        with self.changed:
            while self.order and self.order[0] != me and self.order[0] not in self.done:
                self.changed.wait(0.2)
            if self.order:
                self.order.pop(0)
            self.changed.notify_all()

    def finish(self):
        with self.changed:
            self.done.add(threading.current_thread().name)
            self.changed.notify_all()


class Concurrency(unittest.TestCase):
    def interleaved(self, order, first, second):
        turns = Turns(order)
        site = Site()
        functions = {"a": (site.function(), first), "b": (site.function(), second)}
        failed = []

        def work():
            name = threading.current_thread().name
            function, event = functions[name]
            try:
                function(copy.deepcopy(event), None)
            except RuntimeError:
                failed.append(event)
            turns.finish()

        def step(name):
            if name.startswith("before") and name != "before sign":
                turns.step()

        site.step = step
        threads = [threading.Thread(target=work, name=name) for name in functions]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        site.step = lambda name: None
        for event in failed:
            site.clock.now += 61
            site.deliver(event)
        return site.records()

    def check(self, first, second):
        expected = run([first, second])
        for places in itertools.combinations(range(8), 4):
            order = ["a" if n in places else "b" for n in range(8)]
            records = self.interleaved(order, first, second)
            with self.subTest(order="".join(order)):
                self.assertEqual(totals(records), totals(expected))
                self.assertEqual(finals(records), finals(expected))

    def test_two_deliveries_of_one_event(self):
        event = training("job", 1, "Failed")
        self.check(event, event)

    def test_two_changes_of_one_job(self):
        self.check(training("job", 1, "InProgress"), training("job", 2, "Completed"))

    def test_a_final_event_and_its_owner(self):
        self.check(training("job", 1, "Completed"), call("Create", "job"))


class Crowd(unittest.TestCase):
    def test_a_change_gets_its_turn_though_forty_others_came_between(self):
        site = Site()
        site.deliver(training("job", 1, "InProgress"))
        (key,) = [key for key, item in site.table.items.items() if "state" in item]
        others = itertools.count(1)

        def step(name):
            if name == "before write" and next(others) % 41:
                site.table.items[key]["version"] += 1

        site.step = step
        site.function()(training("job", 2, "Completed"), None)
        self.assertEqual(len(site.records()), 2)
        self.assertGreater(next(others), 80)  # forty before the claim, forty before it was done

    def test_who_never_gets_a_turn_fails_before_the_lease_ends(self):
        site = Site()
        site.deliver(training("job", 1, "InProgress"))
        (key,) = [key for key, item in site.table.items.items() if "state" in item]

        def step(name):
            if name == "before write":
                site.table.items[key]["version"] += 1

        site.step, began = step, site.clock.now
        with self.assertRaisesRegex(RuntimeError, "could not be claimed"):
            site.function()(training("job", 2, "Completed"), None)
        self.assertLess(site.clock.now, began + 60)

    def test_each_node_of_a_cluster_has_a_state_of_its_own(self):
        site = Site()
        for number in range(3):
            event = sample("sagemaker-hyperpod-cluster-node-health-event")
            event["detail"]["InstanceId"] = f"i-{number}"
            site.deliver(event)
        self.assertEqual(len([i for i in site.table.items.values() if "state" in i]), 3)


if __name__ == "__main__":
    unittest.main()
