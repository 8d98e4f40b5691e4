"""The dashboards and saved queries ask only for what the functions write."""
import copy
import json
import re
import unittest
from pathlib import Path

from handler_under_test import ROOT
from insights_ql import Query
from local_aws.link_filter import passes
from local_aws.metric_search import Metric, Search, is_match, searches, selected
from shown import (
    all_queries,
    chosen,
    dashboards,
    expressions,
    of_type,
    saved_queries,
    variable,
    whole_metrics,
    widgets,
)
from view_records import (
    COMPONENT,
    NAMESPACE,
    PERCENTILES,
    PLACES,
    RECORDS,
    SOURCE_METRICS,
    fields,
    metrics,
    records,
    source_metrics,
    specs,
)

# What AWS measures of the monitoring itself: the guides of Lambda, SQS, EventBridge and Logs.
OWN_METRICS = {
    ("AWS/Lambda", "FunctionName"): "Errors Throttles Duration DestinationDeliveryFailures",
    ("AWS/SQS", "QueueName"): "ApproximateNumberOfMessagesVisible",
    ("AWS/Events", "EventBusName", "RuleName"): "FailedInvocations InvocationsFailedToBeSentToDlq",
    ("AWS/Logs", "LogGroupName"): "EMFDisabledErrors EMFParsingErrors EMFValidationErrors",
}
COMPONENTS = set(SOURCE_METRICS[("/aws/sagemaker/InferenceComponents", COMPONENT)].split())
ENDS = {"JobsStarted", "JobsSucceeded", "JobsFailed", "JobsStopped"}


def searches_of(some_widgets):
    return [search for expression in expressions(some_widgets) for search in searches(expression)]


def values_of(dimension, found):
    return {dict(metric.dimensions)[dimension] for metric in found}


class Metrics(unittest.TestCase):
    def test_every_search_finds_metrics_that_are_emitted(self):
        for name, widget in widgets("metric"):
            for search in searches_of([widget]):
                own = search.namespace == NAMESPACE
                found = search.find(metrics() if own else source_metrics())
                self.assertTrue(found, f"{name}: {widget}")

    def test_a_search_finds_the_one_metric_that_it_names_or_those_of_jobs_or_components(self):
        for _, widget in widgets("metric"):
            for expression in expressions([widget]):
                named = set(re.findall('MetricName="(\\w+)"', expression))
                known = [*metrics(), *source_metrics()]
                found = {m.name for s in searches(expression) for m in s.find(known)}
                self.assertIn(found, [named] if named else [ENDS, COMPONENTS], expression)

    def test_a_percentile_is_of_a_metric_that_has_them(self):
        shown = set()
        for _, widget in widgets("metric"):
            for search in searches_of([widget]):
                if re.fullmatch(r"p\d.*", search.statistic):
                    shown |= {metric.name for metric in search.find([*metrics(), *source_metrics()])}
        self.assertEqual(shown, PERCENTILES)

    def test_a_number_reads_totals_alone_unless_an_account_is_chosen(self):
        seen = 0
        for body in dashboards().values():
            numbers = [w for w in body["widgets"] if w["properties"].get("view") == "singleValue"]
            for search in searches_of(numbers):
                found = search.find(metrics())
                self.assertTrue(found)
                self.assertNotIn("account", {name for m in found for name, _ in m.dimensions})
                seen += 1
            one = [w for w in chosen(body, account=PLACES[0][0])
                   if w["properties"].get("view") == "singleValue"]
            for search in searches_of(one):
                found = search.find(metrics())
                self.assertEqual(values_of("account", found), {PLACES[0][0]})
        self.assertEqual(seen, 14)

    def test_a_misspelt_metric_dimension_value_or_namespace_is_found_out(self):
        for query in (
            '{SageMakerMonitoring,account,region,kind} MetricName="JobFailed"',
            '{SageMakerMonitoring,account,kind} MetricName="JobsFailed"',
            '{SageMakerMonitor,account,region,kind} MetricName="JobsFailed"',
            '{SageMakerMonitoring,account,region,kind} MetricName="JobsFailed" kind="Training job"',
        ):
            self.assertEqual(Search(query, "Sum").find(metrics()), [], query)

    def test_every_metric_that_a_widget_names_in_full_is_of_something_that_is_deployed(self):
        there = {
            one[key]
            for stack in ("monitoring", "monitoring-insights")
            for kind, key in (
                ("AWS::Lambda::Function", "FunctionName"),
                ("AWS::SQS::Queue", "QueueName"),
                ("AWS::Events::EventBus", "Name"),
                ("AWS::Events::Rule", "Name"),
                ("AWS::Logs::LogGroup", "LogGroupName"),
            )
            for one in of_type(stack, kind)
        }
        found = list(whole_metrics(widget for _, widget in widgets("metric")))
        self.assertGreater(len(found), 10)
        for namespace, name, dimensions in found:
            self.assertIn(name, OWN_METRICS[(namespace, *dimensions)].split())
            self.assertLessEqual(set(dimensions.values()), there)

    def test_the_alarms_shown_are_those_that_are_deployed(self):
        alarms = of_type("monitoring-insights", "AWS::CloudWatch::Alarm")
        shown = {
            arn.partition(":alarm:")[2]
            for _, widget in widgets("alarm")
            for arn in widget["properties"]["alarms"]
        }
        self.assertEqual(shown, {alarm["AlarmName"] for alarm in alarms})


class Choices(unittest.TestCase):
    def test_an_account_or_a_region_narrows_all_that_our_metrics_show(self):
        for place in PLACES:
            for body in dashboards().values():
                for dimension, value in zip(("account", "region"), place):
                    for search in searches_of(chosen(body, **{dimension: value})):
                        if search.namespace == NAMESPACE:
                            found = search.find(metrics())
                            self.assertEqual(values_of(dimension, found), {value})

    def test_an_account_narrows_what_sagemakers_own_metrics_show(self):
        searched = 0
        for body in dashboards().values():
            for in_json in (True, False):
                for search in searches_of(chosen(body, in_json, account=PLACES[1][0])):
                    if search.namespace not in (NAMESPACE, "AWS/Events"):
                        found = search.find(source_metrics())
                        self.assertEqual({metric.account for metric in found}, {PLACES[1][0]})
                        searched += 1
        self.assertGreater(searched, 20)

    def test_an_account_in_a_search_is_an_id_and_stands_outside_of_brackets_and_or(self):
        for body in dashboards().values():
            for some in (body["widgets"], chosen(body, account=PLACES[1][0])):
                for expression in expressions(some):
                    outside = re.sub('"[^"]*"', "", expression)
                    for value in re.findall(r":aws\.AccountId=(\S+)", outside):
                        self.assertRegex(value, r"^(\d{12}[',]|'LOCAL'$)")
                    if ":aws." in outside:
                        self.assertNotRegex(outside, r"\bOR\b")

    def test_a_list_of_choices_searches_one_metric(self):
        for body in dashboards().values():
            for identifier in ("account", "region"):
                found = Search(variable(body, identifier)["search"], "").find(metrics())
                self.assertEqual({metric.name for metric in found}, {"TelemetryAgeMinutes"})

    def test_any_kind_of_job_can_be_chosen_and_narrows_to_itself(self):
        kinds = [kind for kind, spec in specs().items() if spec["life"] == ["job"]]
        with_kinds = [body for body in dashboards().values() if variable(body, "kind")]
        self.assertEqual(len(with_kinds), 2)
        for body in with_kinds:
            values = [value["value"] for value in variable(body, "kind")["values"]]
            self.assertEqual(values, ["KIND", *kinds])
            for kind in kinds:
                changed = chosen(body, kind=kind)
                for before, after in zip(searches_of(body["widgets"]), searches_of(changed)):
                    found = after.find(metrics())
                    if "kind" in (after.dimensions or ["kind"]) and found != before.find(metrics()):
                        self.assertLessEqual(values_of("kind", found), {kind})

    def test_tables_show_what_was_chosen(self):
        for name, body in dashboards().items():
            for widget in chosen(body, account=PLACES[0][0], region=PLACES[0][1]):
                if widget["type"] == "log":
                    query = Query(widget["properties"]["query"])
                    del query.commands[2:]  # SOURCE, the filter for what was chosen, the query
                    kept = query.run(records())
                    self.assertTrue(kept, f"{name}: {widget}")
                    self.assertEqual({(r["account"], r["region"]) for r in kept}, {PLACES[0]})

    def test_nothing_but_expressions_and_queries_holds_a_word_that_a_choice_replaces(self):
        for body in dashboards().values():
            words = re.compile("|".join(variable["pattern"] for variable in body["variables"]))
            for widget in copy.deepcopy(body["widgets"]):
                widget["properties"].pop("query", None)
                for metric in widget["properties"].get("metrics", ()):
                    if isinstance(metric[0], dict):
                        metric[0].pop("expression")
                self.assertIsNone(words.search(json.dumps(widget)))

    def test_what_can_be_chosen_is_looked_up_among_our_metrics(self):
        for body in dashboards().values():
            for place, identifier in enumerate(("account", "region")):
                found = variable(body, identifier)
                values = values_of(found["populateFrom"], Search(found["search"], "").find(metrics()))
                self.assertEqual(values, {where[place] for where in PLACES})

    def test_words_of_a_search_match_as_documented(self):
        for wanted in ("count", "Count", "COUNT", "CustomCount", "Count1", '"CustomCount1"'):
            self.assertTrue(is_match(wanted, "CustomCount1"), wanted)
        for wanted in ("couNT", "customcount", "count1", '"customcount1"', '"Custom"'):
            self.assertFalse(is_match(wanted, "CustomCount1"), wanted)


class Shared(unittest.TestCase):
    def test_a_link_shares_what_is_read_in_workload_accounts_and_no_more(self):
        (link,) = of_type("workload-observability", "AWS::Oam::Link")
        filters = link["LinkConfiguration"]["Fn::If"][1]
        metrics, logs = (
            filters[kind]["Fn::If"][1]["Filter"]["Fn::If"]
            for kind in ("MetricConfiguration", "LogGroupConfiguration")
        )
        read = {
            search.namespace
            for _, widget in widgets("metric")
            for search in searches_of([widget])
            if search.namespace != NAMESPACE
        }
        read |= {name for spec in specs().values() for name in spec.get("utilization", ())}
        self.assertGreater(len(read), 7)
        for name in (*read, "AWS/SageMaker/Workteam", "/aws/sagemaker/LabelingJobs"):
            self.assertTrue(passes(metrics[2], name), name)
        for name in ("AWS/EC2", "AWS/EventsOfOthers", "Shop", NAMESPACE, "aws/sagemaker/x"):
            self.assertFalse(passes(metrics[2], name), name)
            self.assertTrue(passes(metrics[1], name), name)
        for name, shared in (("/aws/sagemaker/TrainingJobs", True), ("/aws/lambda/pay", False)):
            self.assertEqual(passes(logs[2], name), shared)
            self.assertTrue(passes(logs[1], name))


class Forged(unittest.TestCase):
    """A linked account publishes into our namespace, and has log groups of our names."""

    def setUp(self):
        self.forged = {metric._replace(account=PLACES[0][0]) for metric in metrics()}
        self.all = [*metrics(), *self.forged]

    def test_no_chart_and_no_list_of_choices_shows_what_a_linked_account_published(self):
        searched = 0
        for body in dashboards().values():
            pickers = [found["search"] for found in body["variables"] if "search" in found]
            for some in (body["widgets"], chosen(body, account=PLACES[0][0])):
                for search in (*searches_of(some), *(Search(text, "") for text in pickers)):
                    if search.namespace == NAMESPACE:
                        self.assertEqual(search.find(self.all), search.find(metrics()))
                        searched += 1
        self.assertGreater(searched, 60)

    def test_no_alarm_looks_at_what_a_linked_account_published(self):
        rules = [
            Metric("AWS/Events", tuple(sorted(labels.items())), "InvocationsFailedToBeSentToDlq", whose)
            for _, _, labels in whole_metrics(widget for _, widget in widgets("metric"))
            if "EventBusName" in labels
            for whose in ("LOCAL", PLACES[0][0])
        ]
        watched = 0
        for alarm in of_type("monitoring-insights", "AWS::CloudWatch::Alarm"):
            for metric in alarm.get("Metrics", ()):
                found = selected(metric["Expression"], [*self.all, *rules])
                self.assertEqual({metric.account for metric in found}, {"LOCAL"})
                watched += 1
        self.assertEqual(watched, 4)

    def test_every_query_names_log_groups_of_its_own_account(self):
        """A name means the account's own; others have to be named by ARN, or by logGroups()."""
        for name, _, groups in all_queries():
            for group in groups:
                self.assertRegex(group, r"^[\w./#-]+$", name)
        for name, widget in widgets("log"):
            self.assertNotIn("accountId", widget["properties"], name)


class Queries(unittest.TestCase):
    def test_every_field_of_a_query_is_one_that_its_log_groups_have(self):
        for name, query, groups in all_queries():
            self.assertTrue(groups, name)
            for group in groups:
                self.assertEqual(query.unknown_fields(fields()[group]), set(), name)

    def test_no_row_is_grouped_by_a_field_that_it_lacks(self):
        for name, query, groups in all_queries():
            if groups != [RECORDS]:
                continue
            commands = query.commands
            for place, (command, argument) in enumerate(commands):
                if command == "stats":
                    query.commands = commands[:place]
                    for row in query.run(records()):
                        self.assertLessEqual({field for _, field in argument[1]}, set(row), name)

    def test_no_alias_has_the_name_of_a_field(self):
        events = Path(ROOT, "docs/events.md").read_text()
        documented = set(re.findall(r"`([a-z][A-Za-z]+)`", events)) | fields()[RECORDS]
        for name, query, _ in all_queries():
            for command, argument in query.commands:
                if command == "stats":
                    self.assertEqual(set(argument[0]) & documented, set(), name)

    def test_a_misspelt_field_is_found_out(self):
        for text in (
            "filter recordTyp = 'final'",
            "filter ispresent(failureclass)",
            "stats latest(statuss) as state by account",
            "stats latest(status) as state by acount",
            "stats latest(status) as state by account | sort status desc",
            "display eventTime, durationSecs",
        ):
            self.assertNotEqual(Query(text).unknown_fields(fields()[RECORDS]), set(), text)

    def test_every_record_type_and_kind_that_a_query_compares_with_is_written(self):
        types = {record["recordType"] for record in records()}
        for name, query, _ in all_queries():
            self.assertLessEqual(query.constants("recordType"), types, name)
            self.assertLessEqual(query.constants("kind"), set(specs()), name)

    def test_every_table_is_a_saved_query_of_the_records_behind_a_filter(self):
        texts = [text for text, _ in saved_queries().values()]
        for name, widget in widgets("log"):
            query = widget["properties"]["query"]
            self.assertEqual(Query(query).sources, [RECORDS])
            self.assertIn(query.partition("\n| ")[2], texts, f"{name}: {widget}")

    def test_alarms_name_queries_that_exist(self):
        for alarm in of_type("monitoring-insights", "AWS::CloudWatch::Alarm"):
            for name in re.findall("saved query ([A-Z][^,.:;]*)", alarm["AlarmDescription"]):
                self.assertIn(name, saved_queries())

    def test_the_runbook_names_every_query_and_none_that_does_not_exist(self):
        runbook = Path(ROOT, "docs/runbook.md").read_text()
        self.assertEqual(set(re.findall(r"\*([A-Z][^*]+)\*", runbook)), set(saved_queries()))


if __name__ == "__main__":
    unittest.main()
