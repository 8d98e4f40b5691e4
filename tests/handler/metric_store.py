"""CloudWatch's GetMetricData over many accounts, as far as its documentation tells and it matters.

Values belong to an account, a Region, a namespace and a host. They can be asked for with the
account they belong to, if it is linked; others are Forbidden. Buckets begin at multiples of the
period; EndTime is exclusive; the newest comes first where nothing else is asked for; minutes are
kept for 15 days and five minutes for 63; a page holds a limited number of values. SEARCH matches
parts of names.
"""
import re
from datetime import datetime, timezone

from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.validate import validate_parameters

from memory_table import client_error

DAY = 86400
MODEL = ServiceModel(Loader().load_service_model("cloudwatch", "service-2"))
REQUEST = MODEL.operation_model("GetMetricData").input_shape
SEARCH = (
    r"""SEARCH\('\{"(?P<namespace>[^"]+)",Host\} MetricName="(?P<metric>\w+)" """
    r"""Host=(?P<host>\S+) :aws\.AccountId="(?P<account>\d+)"', """
    r"""'(?P<stat>\w+)', (?P<period>\d+)\)"""
)
FOLD = {"Sum": sum, "SampleCount": len, "Maximum": max}


def tokens(name):
    return re.findall("[a-z]+|[0-9]+", name.lower())


class MetricStore:
    def __init__(self, clock, step=lambda name: None):
        self.clock = clock
        self.step = step
        self.linked = {"210987654321", "222222222222"}
        self.samples = {}  # by account, Region, namespace, host and metric: (second, value, seen)
        self.calls = []
        self.page = 100_800
        self.results = {}  # status codes by id, in the place of what is right
        self.messages = []

    def put(self, host, metric, values, **more):
        """One value a minute, from `start` on; `lag` seconds pass until it can be read."""
        start, lag = more["start"], more.get("lag", 120)
        place = (more.get("account", "210987654321"), more.get("region", "eu-west-1"))
        namespace = more.get("namespace", "/aws/sagemaker/TrainingJobs")
        series = self.samples.setdefault((*place, namespace, host, metric), [])
        for minute, value in enumerate(values):
            several = value if isinstance(value, (list, tuple)) else [value]
            at = start + 60 * minute
            series += [(at, one, at + lag) for one in several if one is not None]

    def client(self, region):
        return Client(self, region)


class Client:
    def __init__(self, store, region):
        self.store = store
        self.region = region

    def get_metric_data(self, **request):
        validate_parameters(request, REQUEST)
        self.store.step("before metrics")
        self.store.calls.append(request)
        self.check(request)
        series = [s for q in request["MetricDataQueries"] for s in self.answer(q, request)]
        answer = self.paged(series, int(request.get("NextToken", 0)))
        self.store.step("after metrics")
        return answer

    def check(self, request):
        queries = request["MetricDataQueries"]
        assert len(queries) <= 500, "GetMetricData takes 500 queries"
        assert len({query["Id"] for query in queries}) == len(queries), "ids are unique"
        if request["EndTime"] <= request["StartTime"]:
            raise client_error("ValidationError", "GetMetricData")

    def answer(self, query, request):
        """(id, label, status, [(second, value)]) of each series of a query."""
        if "Expression" in query:
            return self.searched(query, request)
        stat, account = query["MetricStat"], query["AccountId"]
        (dimension,) = stat["Metric"]["Dimensions"]
        status = "Complete" if account in self.store.linked else "Forbidden"
        key = (account, self.region, stat["Metric"]["Namespace"], dimension["Value"])
        key = (*key, stat["Metric"]["MetricName"])
        values = self.values(key, stat["Stat"], stat["Period"], request)
        return [(query["Id"], key[-1], status, values if status == "Complete" else [])]

    def searched(self, query, request):
        asked = re.fullmatch(SEARCH, query["Expression"])
        assert asked, query["Expression"]
        assert query["Label"] == "${PROP('AccountId')} ${PROP('Dim.Host')}"
        wanted, recent = tokens(asked["host"]), self.store.clock.time() - 14 * DAY
        for key, samples in self.store.samples.items():
            account, region, namespace, host, metric = key
            found = (account, region, namespace, metric) == (
                asked["account"], self.region, asked["namespace"], asked["metric"]
            )
            seen = any(at > recent and there <= self.store.clock.time() for at, _, there in samples)
            if found and seen and account in self.store.linked and set(wanted) <= set(tokens(host)):
                values = self.values(key, asked["stat"], int(asked["period"]), request)
                yield query["Id"], f"{account} {host}", "Complete", values

    def values(self, key, stat, period, request):
        assert period % 60 == 0 and 60 <= period <= DAY, f"a period of {period} is not allowed"
        now, buckets = self.store.clock.time(), {}
        kept = 15 * DAY if period < 300 else 63 * DAY if period < 3600 else 455 * DAY
        for at, value, there in self.store.samples.get(key, ()):
            begin = at // period * period
            if there <= now and at > now - kept:
                if request["StartTime"] <= begin < request["EndTime"]:
                    buckets.setdefault(begin, []).append(value)
        ascending = request.get("ScanBy") == "TimestampAscending"
        folded = [(begin, float(FOLD[stat](values))) for begin, values in buckets.items()]
        return sorted(folded, reverse=not ascending)

    def paged(self, series, begin):
        """The values from number `begin` on, as many as a page holds."""
        end, passed, results = begin + self.store.page, 0, []
        for identifier, label, status, values in series:
            part = values[max(0, begin - passed) : max(0, end - passed)]
            whole = passed + len(values) <= end
            passed += len(values)
            given = self.store.results.get(identifier)
            results.append({
                "Id": identifier,
                "Label": label,
                "Timestamps": [datetime.fromtimestamp(at, timezone.utc) for at, _ in part],
                "Values": [value for _, value in part],
                "StatusCode": given or (status if whole else "PartialData"),
            })
        more = {"NextToken": str(end)} if passed > end else {}
        return {"MetricDataResults": results, "Messages": self.store.messages, **more}
