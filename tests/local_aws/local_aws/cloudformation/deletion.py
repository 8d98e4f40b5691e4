"""Deletes resources: of a whole stack, of a rollback, or of the clean-up of an update."""

from .provisioning import Provisioner
from .resources.base import ResourceFailed

RETAINING = ("Retain", "RetainExceptOnCreate")


def retained(declaration, rolling_back_creation=False, retain_except_on_create=False):
    """Whether DeletionPolicy keeps the object; RetainExceptOnCreate not in a rollback."""
    policy = declaration.get("DeletionPolicy", "Delete")
    if rolling_back_creation:
        return policy == "Retain" and not retain_except_on_create
    return policy in RETAINING


def delete_resources(environment, stack, template, names, keep):
    """Deletes in the reverse order of dependencies; returns the names that failed."""
    provisioner = Provisioner(environment, stack)
    failed = []
    order = [name for wave in template.waves() for name in wave if name in names]
    for name in reversed(order):
        if any(name in template.dependencies(other) for other in failed):
            continue
        resource = stack.resources[name]
        if keep(resource):
            provisioner.skip(resource)
        else:
            try:
                provisioner.delete(resource)
            except ResourceFailed:
                failed.append(name)
                continue
        del stack.resources[name]
        if stack.status == "DELETE_IN_PROGRESS":
            stack.former[name] = resource
    return failed


def delete_stack(environment, stack, retain=()):
    """The operation behind DeleteStack; the stack is in DELETE_IN_PROGRESS already."""
    names = list(stack.resources)
    failed = []
    if names:
        failed = delete_resources(
            environment,
            stack,
            stack.template,
            names,
            lambda r: r.logical_id in retain or retained(r.declaration),
        )
    if failed:
        listed = ", ".join(failed)
        reason = f"The following resource(s) failed to delete: [{listed}]. "
        stack.set_status("DELETE_FAILED", reason)
        return
    finish_deletion(stack)


def finish_deletion(stack):
    stack.outputs = []
    stack.set_status("DELETE_COMPLETE")
    stack.deleted = stack.events[-1]["Timestamp"]
