"""Creates or updates a stack, and rolls back what fails.

Follows the stack life cycle of the CloudFormation user guide: a failed creation is
deleted again (ROLLBACK_COMPLETE), a failed update gets its old properties back
(UPDATE_ROLLBACK_COMPLETE), what an update leaves over is deleted in its clean-up.
"""

from dataclasses import dataclass, replace

from ..api import ServiceError
from ..schemas import recreation
from .deletion import delete_resources, finish_deletion, retained
from .provisioning import CANCELLED, Provisioner
from .resources import HANDLERS
from .resources.base import ResourceFailed
from .scope import active_resources, resolve_outputs, stack_scope
from .stack import StackResource
from .stack_tags import can_have_tags

REPLACING = (
    "Requested update requires the creation of a new physical resource; hence creating one."
)


def initial_progress(creating, importing):
    if importing:
        return "IMPORT"
    return "CREATE" if creating else "UPDATE"


class DeploymentFailed(Exception):
    """The reason of the rollback."""


@dataclass
class Step:
    """What happens to one resource: create, import, update or replace it."""

    kind: str
    resource: StackResource
    old: StackResource | None = None

    @property
    def progress(self):
        return {"create": "CREATE", "import": "IMPORT"}.get(self.kind, "UPDATE")


class Deployment:
    """One creation or update. `imports` are what to adopt instead of create: physical ids by
    logical id; with `importing`, there is nothing else."""

    def __init__(
        self, environment, stack, template, parameters, tags=(), imports=None, importing=False
    ):
        self._environment = environment
        self._stack = stack
        self._creating = stack.template is None
        self._before = (stack.template, stack.parameters, stack.tags, dict(stack.resources))
        self._imports = imports or {}
        self._importing = importing
        self._done: list[Step] = []
        self._provisioner = Provisioner(environment, stack)
        stack.template, stack.parameters, stack.tags = template, parameters, list(tags)
        self._scope = stack_scope(environment, stack, template, parameters, stack.resources)

    @property
    def progress(self):
        return initial_progress(self._creating, self._importing)

    def run(self):
        """Does it all; the stack is in its IN_PROGRESS status already."""
        try:
            self._apply()
            outputs = self._outputs()
        except DeploymentFailed as failure:
            self._roll_back(str(failure))
            return
        self._stack.outputs = outputs
        if self._creating:
            self._stack.set_status(f"{self.progress}_COMPLETE")
            return
        self._stack.set_status("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
        self._clean_up()
        self._stack.set_status("UPDATE_COMPLETE")

    def _apply(self):
        active = active_resources(self._scope, self._stack.template)
        if not active:
            # What AWS does is not documented; as strict as it may be.
            raise DeploymentFailed("At least one Resources member must be defined.")
        for wave in self._stack.template.waves():
            steps = [step for name in wave if name in active and (step := self._plan(name))]
            for step in steps:
                self._begin(step)
            for position, step in enumerate(steps):
                try:
                    self._do(step)
                except ResourceFailed:
                    self._cancel(steps[position + 1 :])
                    self._fail(step)

    def _outputs(self):
        try:
            return resolve_outputs(
                self._environment, self._stack, self._scope, self._stack.template
            )
        except ServiceError as error:
            raise DeploymentFailed(error.message) from error

    def _plan(self, name):
        declaration = self._stack.template.resources[name]
        kind = declaration["Type"]
        try:
            properties = self._scope.resolve(declaration.get("Properties", {}))
        except ServiceError as error:
            raise DeploymentFailed(error.message) from error
        old = self._stack.resources.get(name)
        if old is None:
            resource = StackResource(name, kind, declaration, properties=properties)
            return Step("import" if name in self._imports else "create", resource)
        resource = replace(old, declaration=declaration, properties=properties)
        self._stack.resources[name] = resource
        if properties == old.properties and not self._retagged(kind):
            return None
        if self._must_replace(old, properties):
            resource.physical_id = None
            return Step("replace", resource, old)
        return Step("update", resource, old)

    def _retagged(self, kind):
        changed = self._stack.tags != self._before[2]
        return changed and can_have_tags(kind, self._stack.region)

    def _must_replace(self, old, properties):
        changed = {
            name
            for name in old.properties.keys() | properties.keys()
            if old.properties.get(name) != properties.get(name)
        }
        region = self._stack.region
        return any(recreation(old.type, region, name) != "Never" for name in changed)

    def _begin(self, step):
        self._stack.resources[step.resource.logical_id] = step.resource
        reason = {"replace": REPLACING, "import": "Resource import started."}.get(step.kind)
        status = f"{step.progress}_IN_PROGRESS"
        self._stack.set_resource_status(step.resource, status, reason)

    def _do(self, step):
        self._done.append(step)
        if step.kind == "update":
            self._provisioner.update(step.resource, step.old.properties, self._before[2])
        elif step.kind == "import":
            self._provisioner.adopt(step.resource, self._imports[step.resource.logical_id])
        else:
            if step.kind == "replace":
                self._refuse_fixed_name(step)
            self._provisioner.create(step.resource, step.progress)

    def _refuse_fixed_name(self, step):
        """As "CloudFormation resource custom naming" says; the words are those of re:Post."""
        name = HANDLERS[step.resource.type].name_property
        given = step.resource.properties.get(name)
        if name is None or given is None or given != step.old.properties.get(name):
            return
        reason = (
            "CloudFormation cannot update a stack when a custom-named resource requires "
            f"replacing. Rename {step.old.physical_id} and update the stack again."
        )
        self._stack.set_resource_status(step.resource, "UPDATE_FAILED", reason)
        raise ResourceFailed(reason)

    def _cancel(self, steps):
        for step in steps:
            # Nothing was done for it, so a rollback must not delete its namesake.
            self._done.append(step)
            reason = CANCELLED if step.kind == "create" else "Resource update cancelled"
            self._stack.set_resource_status(step.resource, f"{step.progress}_FAILED", reason)

    def _fail(self, failed):
        verb = "create" if failed.progress == "CREATE" else "update"
        names = ", ".join(
            s.resource.logical_id for s in self._done if s.resource.status.endswith("FAILED")
        )
        raise DeploymentFailed(f"The following resource(s) failed to {verb}: [{names}]. ")

    def _roll_back(self, reason):
        if self._stack.disable_rollback or self._stack.on_failure == "DO_NOTHING":
            self._stack.set_status(f"{self.progress}_FAILED", reason)
        elif not self._creating:
            self._roll_back_update(reason)
        elif self._stack.on_failure == "DELETE":
            self._delete_made("DELETE_IN_PROGRESS", reason + "Delete requested by user.", "DELETE")
        else:
            self._delete_made(
                "ROLLBACK_IN_PROGRESS", reason + "Rollback requested by user.", "ROLLBACK"
            )

    def _delete_made(self, status, reason, operation):
        self._stack.set_status(status, reason)
        failed = self._delete([step.resource for step in self._done])
        if failed:
            listed = ", ".join(failed)
            self._stack.set_status(
                f"{operation}_FAILED", f"The following resource(s) failed to delete: [{listed}]. "
            )
        elif operation == "DELETE":
            finish_deletion(self._stack)
        else:
            self._stack.set_status("ROLLBACK_COMPLETE")

    def _delete(self, resources):
        imported = {s.resource.logical_id for s in self._done if s.kind == "import"}
        return delete_resources(
            self._environment,
            self._stack,
            self._stack.template,
            [resource.logical_id for resource in resources],
            lambda r: r.logical_id in imported
            or retained(r.declaration, True, self._stack.retain_except_on_create),
        )

    def _roll_back_update(self, reason):
        stack = self._stack
        stack.set_status("UPDATE_ROLLBACK_IN_PROGRESS", reason)
        tried, stack.tags = stack.tags, self._before[2]
        made, unrestored = [], []
        for step in self._done:
            if step.old is None:
                made.append(step.resource)
            elif not self._restore(step, tried):
                unrestored.append(step.resource.logical_id)
        if unrestored:
            listed = ", ".join(unrestored)
            reason = f"The following resource(s) failed to update: [{listed}]. "
            stack.set_status("UPDATE_ROLLBACK_FAILED", reason)
            return
        stack.set_status("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS")
        self._delete([resource for resource in made if resource.logical_id in stack.resources])
        stack.template, stack.parameters, _, stack.resources = self._before
        stack.set_status("UPDATE_ROLLBACK_COMPLETE")

    def _restore(self, step, tried_tags):
        """Gives a changed resource its old properties and tags; a replaced one its old object."""
        stack, old = self._stack, step.old
        stack.resources[old.logical_id] = old
        if step.resource.reason == "Resource update cancelled":
            return True
        if step.kind == "replace":
            if step.resource.physical_id is not None:
                self._discard(step.resource)
            stack.set_resource_status(old, "UPDATE_COMPLETE")
            return True
        stack.set_resource_status(old, "UPDATE_IN_PROGRESS")
        try:
            self._provisioner.update(old, step.resource.properties, tried_tags)
        except ResourceFailed:
            return False
        return True

    def _discard(self, resource):
        try:
            self._provisioner.delete(resource)
        except ResourceFailed:
            return False
        return True

    def _clean_up(self):
        """Deletes replaced objects, then resources that the template no longer has."""
        for step in reversed(self._done):
            if step.kind == "replace":
                policy = step.old.declaration.get("UpdateReplacePolicy", "Delete")
                if policy == "Delete":
                    self._discard(step.old)
                else:
                    self._provisioner.skip(step.old)
        old_template = self._before[0]
        active = active_resources(self._scope, self._stack.template)
        gone = [name for name in self._stack.resources if name not in active]
        if gone:
            failed = delete_resources(
                self._environment,
                self._stack,
                old_template,
                gone,
                lambda r: retained(r.declaration),
            )
            # As on AWS: the update stands, what could not be deleted is left behind.
            for name in failed:
                del self._stack.resources[name]
