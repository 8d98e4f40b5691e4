"""The resource types that stacks of the local organization may hold."""

# Importing a module is what makes its handlers known.
from . import cloudwatch, dynamodb, events, functions, iam, logs, messaging, oam, stack_set, various
from .base import Handler


def _handlers(base):
    for handler in base.__subclasses__():
        if handler.type:
            yield handler.type, handler()
        yield from _handlers(handler)


HANDLERS: dict[str, Handler] = dict(_handlers(Handler))
