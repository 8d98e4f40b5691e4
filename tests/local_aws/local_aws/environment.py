"""What the parts of the local organization share."""

from dataclasses import dataclass, field

from .clients import Clients
from .cloudformation.stack import Stacks
from .cloudformation.stack_sets import StackSets
from .event_sources import EventSources
from .faults import Faults
from .organization import Organization


@dataclass
class Environment:
    clients: Clients
    organization: Organization
    # Seconds that one resource takes to be made, changed or deleted.
    pace: float
    faults: Faults
    stacks: Stacks = field(default_factory=Stacks)
    stack_sets: StackSets = field(init=False)
    event_sources: EventSources = field(init=False)

    def __post_init__(self):
        self.stack_sets = StackSets(self)
