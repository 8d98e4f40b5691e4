"""CloudWatch: metric alarms and dashboards."""

from .base import Handler, pick

WHOLE = ("Period", "EvaluationPeriods", "DatapointsToAlarm")
TRUTHS = ("ActionsEnabled",)


class Alarm(Handler):
    type = "AWS::CloudWatch::Alarm"
    name_property = "AlarmName"
    name_limit = 255

    def create(self, context, properties):
        name = self.name(context, properties)
        self._put(context, name, properties)
        return name

    def update(self, context, physical_id, properties, old):
        self._put(context, physical_id, properties)

    def _put(self, context, name, properties):
        given = {k: _typed(k, v) for k, v in properties.items() if k != "AlarmName"}
        context.client("cloudwatch").put_metric_alarm(AlarmName=name, **given)

    def delete(self, context, physical_id, properties):
        context.client("cloudwatch").delete_alarms(AlarmNames=[physical_id])

    def find(self, context, properties):
        name = properties.get("AlarmName")
        found = context.client("cloudwatch").describe_alarms(AlarmNames=[name])
        return name if found["MetricAlarms"] else None

    def attributes(self, context, physical_id, properties):
        return {"Arn": context.arn("cloudwatch", f"alarm:{physical_id}")}


def _typed(name, value):
    """Templates may hold numbers and truths as text; the API wants them typed."""
    if name in WHOLE:
        return int(value)
    if name == "Threshold":
        return float(value)
    if name in TRUTHS:
        return str(value).lower() == "true"
    if name == "Metrics":
        return [_typed_query(query) for query in value]
    return value


def _typed_query(query):
    query = dict(query)
    if "ReturnData" in query:
        query["ReturnData"] = str(query["ReturnData"]).lower() == "true"
    for holder in (query, query.get("MetricStat", {})):
        if "Period" in holder:
            holder["Period"] = int(holder["Period"])
    return query


class CompositeAlarm(Handler):
    type = "AWS::CloudWatch::CompositeAlarm"
    name_property = "AlarmName"
    name_limit = 255

    def create(self, context, properties):
        name = self.name(context, properties)
        self._put(context, name, properties)
        return name

    def update(self, context, physical_id, properties, old):
        self._put(context, physical_id, properties)

    def _put(self, context, name, properties):
        given = {k: _typed(k, v) for k, v in properties.items() if k != "AlarmName"}
        context.client("cloudwatch").put_composite_alarm(AlarmName=name, **given)

    def delete(self, context, physical_id, properties):
        context.client("cloudwatch").delete_alarms(AlarmNames=[physical_id])

    def attributes(self, context, physical_id, properties):
        return {"Arn": context.arn("cloudwatch", f"alarm:{physical_id}")}


class Dashboard(Handler):
    type = "AWS::CloudWatch::Dashboard"
    name_property = "DashboardName"

    def create(self, context, properties):
        name = self.name(context, properties)
        self._put(context, name, properties)
        return name

    def update(self, context, physical_id, properties, old):
        self._put(context, physical_id, properties)

    def _put(self, context, name, properties):
        context.client("cloudwatch").put_dashboard(
            DashboardName=name, **pick(properties, "DashboardBody")
        )

    def delete(self, context, physical_id, properties):
        context.client("cloudwatch").delete_dashboards(DashboardNames=[physical_id])

    def find(self, context, properties):
        name = properties.get("DashboardName")
        found = context.client("cloudwatch").list_dashboards(DashboardNamePrefix=name)
        names = [entry["DashboardName"] for entry in found["DashboardEntries"]]
        return name if name in names else None
