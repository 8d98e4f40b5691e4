"""Makes, changes, imports and deletes one resource of a stack, with its events."""

import json
import time
import traceback
import uuid

from botocore.exceptions import BotoCoreError, ClientError

from ..api import ServiceError
from ..schemas import identifier, validation_error
from . import stack_tags
from .resources import HANDLERS
from .resources.base import ALREADY_EXISTS, Context, ResourceFailed, is_not_found

CREATION_INITIATED = "Resource creation Initiated"
CANCELLED = "Resource creation cancelled"


class Provisioner:
    def __init__(self, environment, stack):
        self._environment = environment
        self._stack = stack

    def create(self, resource, progress="CREATE"):
        """Creates the physical object; the first IN_PROGRESS event is already there."""
        handler = HANDLERS[resource.type]
        context = self._context(resource)

        def initiated(physical_id):
            if resource.physical_id is None:
                resource.physical_id = physical_id
                self._event(resource, f"{progress}_IN_PROGRESS", CREATION_INITIATED)

        context.initiated = initiated
        self._pause()
        try:
            self._check(resource)
            self._refuse_existing(handler, context, resource)
            self._make(handler, context, resource)
        except ResourceFailed as failure:
            self._event(resource, f"{progress}_FAILED", str(failure))
            raise
        self._event(resource, f"{progress}_COMPLETE")

    def _make(self, handler, context, resource):
        try:
            context.initiated(self._call(handler.create, context, resource.properties))
            self._pause()
            self.refresh_attributes(resource)
            self._tag(context, resource)
        except ResourceFailed:
            # Half made, for instance without its policies: the rollback must find it.
            resource.physical_id = resource.physical_id or self.existing(resource)
            raise

    def _tag(self, context, resource, before=()):
        if self._stack.tags or before:
            self._call(stack_tags.apply, context, resource, self._stack.tags, before)

    def adopt(self, resource, physical_id):
        """Imports an existing object, by its name where it can have one."""
        handler = HANDLERS[resource.type]
        self._pause()
        resource.physical_id = self.existing(resource) if handler.name_property else physical_id
        if resource.physical_id is None:
            reason = f"Resource {resource.logical_id} does not exist any more"
            self._event(resource, "IMPORT_FAILED", reason)
            raise ResourceFailed(reason)
        self._event(resource, "IMPORT_COMPLETE", "Resource import completed.")
        resource.attributes = self._call(
            handler.attributes, self._context(resource), resource.physical_id, resource.properties
        )
        reason = "Apply stack-level tags to imported resource if applicable."
        self._event(resource, "UPDATE_IN_PROGRESS", reason)
        self._tag(self._context(resource), resource)
        self._event(resource, "UPDATE_COMPLETE")

    def update(self, resource, old_properties, old_tags=()):
        handler = HANDLERS[resource.type]
        self._pause()
        try:
            self._check(resource)
            if resource.properties != old_properties:
                self._call(
                    handler.update,
                    self._context(resource),
                    resource.physical_id,
                    resource.properties,
                    old_properties,
                )
            self.refresh_attributes(resource)
            self._tag(self._context(resource), resource, old_tags)
        except ResourceFailed as failure:
            self._event(resource, "UPDATE_FAILED", str(failure))
            raise
        self._event(resource, "UPDATE_COMPLETE")

    def delete(self, resource):
        self._event(resource, "DELETE_IN_PROGRESS")
        self._pause()
        try:
            if resource.physical_id is not None:
                self._delete_object(resource)
        except ResourceFailed as failure:
            self._event(resource, "DELETE_FAILED", str(failure))
            raise
        self._event(resource, "DELETE_COMPLETE")

    def skip(self, resource):
        """Leaves the object behind."""
        self._event(resource, "DELETE_SKIPPED")

    def existing(self, resource):
        """The physical id of an object that already has the user's name, or None."""
        handler = HANDLERS[resource.type]
        if resource.properties.get(handler.name_property) is None:
            return None
        return self._call(handler.find, self._context(resource), resource.properties)

    def refresh_attributes(self, resource):
        resource.attributes = self._call(
            HANDLERS[resource.type].attributes,
            self._context(resource),
            resource.physical_id,
            resource.properties,
        )

    def _delete_object(self, resource):
        self._call(_delete_if_there, HANDLERS[resource.type], self._context(resource), resource)

    def _check(self, resource):
        error = validation_error(resource.type, self._stack.region, resource.properties)
        if error:
            raise ResourceFailed(
                "Properties validation failed for resource "
                f"{resource.logical_id} with message:\n{error}"
            )

    def _refuse_existing(self, handler, context, resource):
        if self.existing(resource) is not None:
            known = identifier(resource.type, context.region, resource.properties)
            message = (
                f"Resource of type '{resource.type}' with identifier '{known}' already exists."
            )
            raise ResourceFailed(_wrapped(message, "AlreadyExists"))

    def _call(self, function, *arguments):
        try:
            return function(*arguments)
        except ResourceFailed:
            raise
        except ClientError as error:
            raise ResourceFailed(_reason(error)) from error
        except BotoCoreError as error:
            raise ResourceFailed(_wrapped(str(error), "InvalidRequest")) from error
        except ServiceError as error:
            raise ResourceFailed(_wrapped(error.message, "InvalidRequest")) from error
        except Exception as error:
            # A property of a shape that no handler expects: fail as AWS's handlers do.
            traceback.print_exc()
            raise ResourceFailed(_wrapped(repr(error), "InternalFailure")) from error

    def _context(self, resource):
        return Context(self._environment, self._stack, resource)

    def _event(self, resource, status, reason=None):
        self._stack.set_resource_status(resource, status, reason)

    def _pause(self):
        # Two pauses make one resource take the pace that was asked for.
        time.sleep(self._environment.pace / 2)


def _delete_if_there(handler, context, resource):
    """An object that is gone already counts as deleted, as on AWS."""
    try:
        handler.delete(context, resource.physical_id, resource.properties)
    except ClientError as error:
        if not is_not_found(error):
            raise


def _wrapped(message, code):
    return (
        f"Resource handler returned message: {json.dumps(message)} "
        f"(RequestToken: {uuid.uuid4()}, HandlerErrorCode: {code})"
    )


def _reason(error):
    code, message = error.response["Error"]["Code"], error.response["Error"]["Message"]
    if code in ALREADY_EXISTS:
        return _wrapped(message, "AlreadyExists")
    if is_not_found(error):
        return _wrapped(message, "NotFound")
    kind = "AccessDenied" if "AccessDenied" in code else "InvalidRequest"
    return _wrapped(message, kind)
