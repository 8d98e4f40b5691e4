"""Serves the local AWS organization: python3 -m local_aws --state DIR.

When DIR/ready exists, `. DIR/environment` makes a shell use it, with the profiles
management, monitoring, workload, workload-child and outsider; DIR/organization.json tells
the ids. It ends on SIGTERM, SIGINT, or when the process of --parent is gone. AWS CLI v1
needs `--endpoint-url "$AWS_ENDPOINT_URL"` for sqs.
"""

import argparse
import os
import signal
import sys
import threading
import time
from pathlib import Path

READY = "ready"


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(prog="local_aws", description=__doc__.splitlines()[0])
    parser.add_argument("--state", type=Path, required=True, help="directory for its files")
    parser.add_argument("--port", type=int, default=0, help="default: a free one")
    parser.add_argument("--region", default="ap-southeast-2")
    parser.add_argument("--pace", type=float, default=0.05, help="seconds a resource takes")
    parser.add_argument(
        "--no-organization", action="store_true", help="the accounts belong to none"
    )
    parser.add_argument("--parent", type=int, help="exit when this process is gone")
    return parser.parse_args(arguments)


def clean_environment():
    """Makes sure that nothing of the caller's AWS configuration is used in here."""
    for name in list(os.environ):
        if name.startswith("AWS_"):
            del os.environ[name]
    os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
    os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull


def leave_with_parent(parent):
    """Also when the parent was killed: os.kill with signal 0 only asks whether it lives."""
    while True:
        try:
            os.kill(parent, 0)
        except ProcessLookupError:
            os._exit(0)
        time.sleep(1)


def main(arguments=None):
    options = parse_arguments(arguments)
    clean_environment()
    options.state.mkdir(parents=True, exist_ok=True)
    (options.state / READY).unlink(missing_ok=True)
    if options.parent:
        threading.Thread(target=leave_with_parent, args=(options.parent,), daemon=True).start()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))

    # Imported late: moto reads the environment when it is imported.
    from .server import start

    start(options)


if __name__ == "__main__":
    main()
