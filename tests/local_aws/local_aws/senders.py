"""Who sends an event to a target or a dead-letter queue: a rule, or the bus itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RuleSender:
    """The rule that sends, where it is, and how far the event came."""

    rule: object
    account: str
    region: str
    forwarded: bool

    @property
    def arn(self):
        return self.rule.arn

    @property
    def dimensions(self):
        named = [{"Name": "RuleName", "Value": self.rule.name}]
        bus = self.rule.event_bus_name
        return named if bus == "default" else [{"Name": "EventBusName", "Value": bus}, *named]

    def attributes(self, target):
        """What a dead letter says of where it came from."""
        return {"RULE_ARN": self.rule.arn, "TARGET_ARN": target["Arn"]}


@dataclass(frozen=True)
class BusSender:
    """A bus that could not encrypt an event: no rule and no target has seen it."""

    bus: object
    account: str
    region: str

    @property
    def arn(self):
        return self.bus.arn

    @property
    def dimensions(self):
        return [{"Name": "EventBusName", "Value": self.bus.name}]

    def attributes(self, target):
        return {}
