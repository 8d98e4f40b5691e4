"""Metrics of linked accounts, as the monitoring account reads them."""

import unittest
from datetime import datetime, timedelta, timezone

import monitoring_templates as templates
from support import OrganizationTest, outputs

NAMESPACE = "/aws/sagemaker/TransformJobs"
MONITORING, WORKLOAD, OUTSIDER = "222222222222", "333333333333", "555555555555"


class SharedMetrics(OrganizationTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        case = cls()
        path = cls.local.description["workloads_path"] + "*"
        given = outputs(case.deploy("monitoring", templates.monitoring(path)))
        parameters = templates.parameters(BusArn=given["BusArn"], SinkArn=given["SinkArn"])
        case.deploy("workload", templates.workload(), "workload", Parameters=parameters)
        cls.now = datetime.now(timezone.utc).replace(second=0, microsecond=0)
        for profile, host, value in (
            ("workload", "job-1/i-0a", 10),
            ("workload", "job-1-retry/i-0b", 20),
            ("outsider", "job-1/i-0a", 30),
            ("monitoring", "job-1/i-0a", 40),
        ):
            cls.local.client("cloudwatch", profile).put_metric_data(
                Namespace=NAMESPACE,
                MetricData=[{
                    "MetricName": "CPUUtilization",
                    "Dimensions": [{"Name": "Host", "Value": host}],
                    "Timestamp": cls.now,
                    "Value": value,
                }],
            )

    def read(self, *queries, profile="monitoring"):
        answer = self.local.client("cloudwatch", profile).get_metric_data(
            MetricDataQueries=list(queries),
            StartTime=self.now - timedelta(minutes=5),
            EndTime=self.now + timedelta(minutes=5),
        )
        return {
            (one["Id"], one["Label"]): (one["StatusCode"], one["Values"])
            for one in answer["MetricDataResults"]
        }

    def query(self, identifier, **account):
        metric = {
            "Namespace": NAMESPACE,
            "MetricName": "CPUUtilization",
            "Dimensions": [{"Name": "Host", "Value": "job-1/i-0a"}],
        }
        stat = {"Metric": metric, "Period": 60, "Stat": "Maximum"}
        return {"Id": identifier, "Label": "cpu", "MetricStat": stat, **account}

    def search(self, account):
        expression = (
            f"SEARCH('{{\"{NAMESPACE}\",Host}} MetricName=\"CPUUtilization\" Host=job-1"
            f" :aws.AccountId=\"{account}\"', 'Maximum', 60)"
        )
        return self.read({"Id": "s", "Expression": expression})

    def test_each_account_has_its_own_values(self):
        found = self.read(self.query("a", AccountId=WORKLOAD), self.query("b", AccountId=MONITORING))
        values = {identifier: values for (identifier, _), (_, values) in found.items()}
        self.assertEqual(values, {"a": [10], "b": [40]})
        self.assertEqual(self.read(self.query("c")), {("c", "cpu"): ("Complete", [40])})

    def test_an_account_without_a_link_is_forbidden(self):
        for account, profile in ((OUTSIDER, "monitoring"), (MONITORING, "workload")):
            ((status, values),) = self.read(self.query("a", AccountId=account),
                                            profile=profile).values()
            self.assertEqual((status, values), ("Forbidden", []))

    def test_a_search_finds_the_neighbours_too(self):
        self.assertEqual(self.search(WORKLOAD), {
            ("s", f"{WORKLOAD} job-1/i-0a"): ("Complete", [10]),
            ("s", f"{WORKLOAD} job-1-retry/i-0b"): ("Complete", [20]),
        })
        self.assertEqual(self.search(OUTSIDER), {})

    def test_another_expression_is_refused_here(self):
        query = {"Id": "s", "Expression": "SUM(SEARCH('x', 'Sum', 60))"}
        client = self.local.client("cloudwatch", "monitoring")
        code, _ = self.refusal(client.get_metric_data, MetricDataQueries=[query],
                               StartTime=self.now, EndTime=self.now + timedelta(minutes=1))
        self.assertEqual(code, "ValidationError")

    def test_what_is_local_is_the_monitoring_accounts_own(self):
        """A linked account publishes into a namespace of the monitoring account's."""
        for profile, value in (("monitoring", 1), ("workload", 100), ("outsider", 1000)):
            self.local.client("cloudwatch", profile).put_metric_data(
                Namespace="Shop",
                MetricData=[{
                    "MetricName": "Failed",
                    "Dimensions": [{"Name": "item", "Value": "a"}],
                    "Timestamp": self.now,
                    "Value": value,
                }],
            )

        def values(expression):
            found = self.read({"Id": "q", "Expression": expression, "Period": 60})
            return sorted(value for _, (_, values) in found.items() for value in values)

        search = "SEARCH('{Shop,item} %sMetricName=\"Failed\"', 'Sum', 60)"
        self.assertEqual(values(search % ""), [1, 100])
        self.assertEqual(values(search % ":aws.AccountId='LOCAL' "), [1])
        self.assertEqual(values(search % f':aws.AccountId="{WORKLOAD}" '), [100])
        query = 'SELECT SUM("Failed") FROM SCHEMA("Shop", "item")%s GROUP BY "item" ORDER BY SUM() DESC'
        self.assertEqual(values(query % ""), [101])
        self.assertEqual(values(query % " WHERE AWS.AccountId = CURRENT_ACCOUNT_ID()"), [1])

    def test_a_link_shares_what_its_filter_lets_through(self):
        client = self.local.client("oam", "workload")
        (link,) = client.list_links()["Items"]
        update = dict(Identifier=link["Arn"], ResourceTypes=link["ResourceTypes"])
        asked = self.query("a", AccountId=WORKLOAD)
        for text, status in (
            ("Namespace LIKE 'AWS/%' OR Namespace = 'Shop'", "Forbidden"),
            ("Namespace LIKE 'AWS/%' OR Namespace LIKE '/aws/sagemaker/%'", "Complete"),
            ("Namespace != ':'", "Complete"),
            ("Namespace NOT IN ('/aws/sagemaker/TransformJobs')", "Forbidden"),
            ("*", "Complete"),
        ):
            client.update_link(
                **update, LinkConfiguration={"MetricConfiguration": {"Filter": text}}
            )
            self.assertEqual([status for status, _ in self.read(asked).values()], [status], text)


if __name__ == "__main__":
    unittest.main()
