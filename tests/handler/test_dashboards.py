"""The dashboards answer their questions, and fit."""
import re
import unittest

from insights_ql import Query
from shown import dashboards, saved_queries, widgets
from view_records import records, story_records

LANDING = "SageMaker-Monitoring"


def answer(name):
    """What a saved query finds in the records of one account's day."""
    return Query(saved_queries()[name][0]).run(story_records())


def column(rows, name):
    return [row.get(name) for row in rows]


class Answers(unittest.TestCase):
    def test_what_failed_is_told_once_with_its_reason_and_the_person_who_started_it(self):
        found = {row["name"]: row for row in answer("Why did jobs fail")}
        self.assertEqual(found["broke"]["person"], "erika")
        self.assertEqual(found["broke"]["class"], "algorithm")
        self.assertIn("Churn-Prod", found)
        self.assertIn("PrepareData", found)

    def test_what_a_person_stopped_is_no_failure(self):
        self.assertNotIn("stopped", column(answer("Why did jobs fail"), "name"))
        self.assertIn("stopped", column(answer("Ended jobs"), "name"))

    def test_what_has_not_ended_is_running_and_an_overtaken_event_starts_nothing(self):
        (row,) = answer("What is running")
        self.assertEqual((row["name"], row["phase"]), ("runs-on", "Training"))
        self.assertEqual(row["person"], "erika")

    def test_failures_are_counted_once_by_class(self):
        found = {row["class"]: row["jobs"] for row in answer("Failures by class")}
        self.assertEqual(found["algorithm"], 1)

    def test_hours_are_summed_once_whatever_amends_their_record(self):
        finals = [r for r in story_records() if r["recordType"] == "final"]
        held = sum(record.get("instanceHours", 0) for record in finals)
        self.assertGreater(held, 0)
        self.assertAlmostEqual(sum(column(answer("Who used what"), "hours")), held)
        self.assertIn("erika", column(answer("Who used what"), "person"))

    def test_a_broken_endpoint_shows_its_state(self):
        states = {row["name"]: row["state"] for row in answer("States")}
        self.assertEqual(states, {"Churn-Prod": "Failed"})

    def test_a_failed_step_leads_to_its_job(self):
        (row,) = answer("Failed pipeline steps")
        self.assertIn(":processing-job/", row["jobArn"])

    def test_refused_calls_and_who_did_what_are_told(self):
        self.assertEqual(column(answer("Refused calls"), "errorCode"), ["AccessDenied"])
        calls = column(answer("Who did it"), "apiCall")
        self.assertEqual(calls, ["StopTrainingJob", "DeleteEndpoint", "DisableRule"])

    def test_what_is_odd_is_counted(self):
        found = {row["recordType"] for row in answer("Unknown and duplicate events")}
        self.assertEqual(found, {"unknown", "duplicate", "transition"})

    def test_idle_gpus_and_hosts_are_told_by_job(self):
        for name, field in (("Idle GPUs", "idleHours"), ("Hosts of ended jobs", "gpuPercent")):
            rows = Query(saved_queries()[name][0]).run(records())
            self.assertEqual(column(rows, "name"), ["churn-1", "churn-1"])
            self.assertTrue(all(value > 0 for value in column(rows, field)))

    def test_the_longest_silence_comes_first(self):
        rows = Query(saved_queries()["Who is silent"][0]).run(records())
        self.assertEqual(column(rows, "minutes"), sorted(column(rows, "minutes"), reverse=True))
        self.assertEqual(len(rows), 2)


class Layout(unittest.TestCase):
    def test_the_grid_has_no_overlaps_and_no_holes(self):
        for name, body in dashboards().items():
            cells = [
                (x, y)
                for w in body["widgets"]
                for x in range(w["x"], w["x"] + w["width"])
                for y in range(w["y"], w["y"] + w["height"])
            ]
            height = max(y for _, y in cells) + 1
            self.assertEqual(sorted(cells), [(x, y) for x in range(24) for y in range(height)], name)

    def test_the_landing_page_fits_a_screen_and_has_three_log_widgets_at_most(self):
        found = dashboards()[LANDING]["widgets"]
        self.assertLessEqual(max(w["y"] + w["height"] for w in found), 14)
        self.assertLessEqual(sum(w["type"] == "log" for w in found), 3)

    def test_the_landing_page_names_its_four_questions(self):
        titles = " ".join(
            w["properties"].get("title", "") for w in dashboards()[LANDING]["widgets"]
        )
        for question in ("Failing", "Running", "Silent", "Used"):
            self.assertIn(question, titles)

    def test_the_landing_page_links_to_all_and_each_page_to_it_and_to_itself(self):
        self.assertEqual(len(dashboards()), 6)
        for name, widget in widgets("text"):
            links = re.findall(r"\(#dashboards:name=([\w-]+)\)", widget["properties"]["markdown"])
            expected = list(dashboards()) if name == LANDING else [LANDING, name]
            self.assertIn(links, ([], expected), name)
            self.assertTrue(links or widget["y"] > 0, name)

    def test_every_widget_but_texts_and_alarms_names_its_region(self):
        for kind in ("metric", "log"):
            for name, widget in widgets(kind):
                self.assertEqual(widget["properties"]["region"], "ap-southeast-2", name)

    def test_the_limits_of_dashboards_are_kept(self):
        for name, body in dashboards().items():
            self.assertRegex(name, "^[A-Za-z0-9_-]{1,255}$")
            self.assertLessEqual(len(body["widgets"]), 500)
            self.assertLessEqual(len(body["variables"]), 25)


if __name__ == "__main__":
    unittest.main()
