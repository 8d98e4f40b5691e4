"""Starts stack operations: refuses what AWS refuses, then works in the background."""

import threading
import traceback
import uuid
from urllib.parse import urlparse

from .deletion import delete_stack
from .deployment import Deployment, initial_progress
from .stack import UPDATABLE, now
from .template import Template, check_size, invalid

USER_INITIATED = "User Initiated"


def find_stack(environment, caller, name):
    stack = environment.stacks.find(caller.account, caller.region, name)
    if stack is None:
        raise invalid(f"Stack with id {name} does not exist")
    return stack


def refuse_not_updatable(stack):
    if stack.status not in UPDATABLE:
        raise invalid(f"Stack:{stack.id} is in {stack.status} state and can not be updated.")


def read_template(environment, caller, request, previous=None):
    """The template of a request: its body, an object in S3, or the previous one."""
    if request.get("TemplateBody"):
        check_size(request["TemplateBody"])
        return Template(request["TemplateBody"])
    if request.get("TemplateURL"):
        return Template(_read_object(environment, caller, request["TemplateURL"]))
    if request.get("UsePreviousTemplate") and previous:
        return previous
    raise invalid("Either Template URL or Template Body must be specified.")


def _read_object(environment, caller, url):
    address = urlparse(url)
    bucket, _, key = address.path.lstrip("/").partition("/")
    host = address.hostname or ""
    if ".s3" in host:
        bucket, key = host.split(".s3")[0], address.path.lstrip("/")
    client = environment.clients.get("s3", caller.account, caller.region)
    return client.get_object(Bucket=bucket, Key=key)["Body"].read().decode()


def begin(stack, status, token=None):
    stack.token, stack.operation = token, str(uuid.uuid4())
    stack.set_status(status, USER_INITIATED)


def deploy(
    environment, stack, template, parameters, *, token=None, tags=(), imports=None, importing=False
):
    """Begins a creation or an update and returns the work that is left to run."""
    creating = stack.template is None
    begin(stack, f"{initial_progress(creating, importing)}_IN_PROGRESS", token)
    if not creating:
        stack.updated = now()
    work = Deployment(environment, stack, template, parameters, tags, imports, importing)
    return work.run


def delete(environment, stack, *, token=None, retain=()):
    begin(stack, "DELETE_IN_PROGRESS", token)
    return lambda: delete_stack(environment, stack, retain)


def in_background(work):
    def guarded():
        try:
            work()
        except Exception:
            # A bug of this tool: say so where the server's log is.
            traceback.print_exc()

    threading.Thread(target=guarded, daemon=True).start()
