"""What a resource handler is: one class a resource type, over the service's own API."""

import random
import string

from botocore.exceptions import ClientError

from ...roles import partition_of


class ResourceFailed(Exception):
    """A resource could not be made, changed or deleted; the text is the event's reason."""

    def __init__(self, reason, physical_id=None):
        super().__init__(reason)
        self.physical_id = physical_id


class Context:
    """Where a handler works and for which resource."""

    def __init__(self, environment, stack, resource):
        self.environment = environment
        self.account = stack.account
        self.region = stack.region
        self.stack = stack
        self.logical_id = resource.logical_id
        # A slow handler calls it as soon as the physical id is known.
        self.initiated = lambda physical_id: None

    def client(self, service):
        return self.environment.clients.get(service, self.account, self.region)

    def generated_name(self, limit=64):
        """A physical name as CloudFormation makes it: STACK-LOGICAL-RANDOM."""
        suffix = "".join(random.choices(string.ascii_letters + string.digits, k=12))
        prefix = f"{self.stack.name}-{self.logical_id}"[: limit - 13]
        return f"{prefix}-{suffix}"

    def arn(self, service, resource):
        return (
            f"arn:{partition_of(self.region)}:{service}:{self.region}:{self.account}:{resource}"
        )


class Handler:
    """Makes, changes and deletes resources of one type.

    `name_property` is the property that a user may name the resource by. Ref is the
    physical id; `attributes` gives what Fn::GetAtt may ask for.
    """

    type = ""
    name_property: str | None = None
    name_limit = 64

    def name(self, context, properties):
        return properties.get(self.name_property) or context.generated_name(self.name_limit)

    def create(self, context, properties):
        raise NotImplementedError

    def update(self, context, physical_id, properties, old):
        raise NotImplementedError

    def delete(self, context, physical_id, properties):
        raise NotImplementedError

    def find(self, context, properties):
        """The physical id of an existing object with the user's name for it, or None."""
        return None

    def attributes(self, context, physical_id, properties):
        return {}

    def actual(self, context, physical_id, properties):
        """The properties as the service gives them back, for drift detection; those that it
        stores as they were given need not be asked for."""
        return properties


NOT_FOUND = (
    "ResourceNotFoundException",
    "NoSuchEntity",
    "NotFound",
    "NotFoundException",
    "ResourceNotFound",
    "AWS.SimpleQueueService.NonExistentQueue",
    "QueueDoesNotExist",
    "ParameterNotFound",
)
ALREADY_EXISTS = (
    "ResourceAlreadyExistsException",
    "EntityAlreadyExists",
    "ResourceConflictException",
    "ResourceInUseException",
    "ConflictException",
)


def exists(call, **parameters):
    """Whether a describing call finds its object."""
    try:
        call(**parameters)
    except ClientError as error:
        if is_not_found(error):
            return False
        raise
    return True


def is_not_found(error):
    code = error.response["Error"]["Code"]
    return code in NOT_FOUND or "NonExistent" in code


def pick(properties, *names, **renamed):
    """The named properties that are given; keyword: parameter=Property."""
    picked = {name: properties[name] for name in names if name in properties}
    picked |= {new: properties[old] for new, old in renamed.items() if old in properties}
    return picked
