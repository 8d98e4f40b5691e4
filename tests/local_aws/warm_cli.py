"""Runs the AWS CLI without its start-up: python3 warm_cli.py --folder DIR --parent PID.

A script of tests calls the AWS CLI hundreds of times, and most of each second goes by until it is
imported. This process imports it once. DIR/aws hands over its arguments, environment, folder and
files, and a fork of this process runs the AWS CLI's own `main` with them.
"""

import argparse
import contextlib
import json
import os
import signal
import socket
import sys
from pathlib import Path

import awscli.clidriver
import botocore.session

# Read before the first call: forks share them.
SERVICES = ("cloudformation", "sts", "organizations", "iam", "logs", "events", "oam", "ec2")
FORWARDED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

CLIENT = """#!{python} -ESs
import json, os, signal, socket, sys
server = socket.socket(socket.AF_UNIX)
server.connect({address!r})
call = {{"arguments": sys.argv[1:], "environment": dict(os.environ), "folder": os.getcwd()}}
socket.send_fds(server, [b"."], [0, 1, 2])
server.sendall(json.dumps(call).encode() + b"\\n")
answer = server.makefile()
process = int(answer.readline())
for number in {forwarded}:
    if signal.getsignal(number) != signal.SIG_IGN:
        signal.signal(number, lambda number, _: os.kill(process, number))
sys.exit(int(answer.readline()))
"""


def driver(loader):
    """The AWS CLI's own, with service models that may have been read already."""
    made = awscli.clidriver.create_clidriver()
    made.session.register_component("data_loader", loader)
    return made


def run(call, files, loader):
    """In a process of its own: what the console script `aws` does."""
    for target, file in enumerate(files):
        os.dup2(file, target)
    for number in FORWARDED:
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(call["folder"])
    os.environ.clear()
    os.environ.update(call["environment"])
    sys.argv = ["aws", *call["arguments"]]
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")
    try:
        status = driver(loader).main()
    except SystemExit as end:  # of --version, and of a wrong usage
        status = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def serve(connection, loader):
    """In a process of its own: one call, of which the client learns the process and the status."""
    _, files, _, _ = socket.recv_fds(connection, 1, 3)
    call = json.loads(connection.makefile().readline())
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    process = os.fork()
    if process == 0:
        run(call, files, loader)
    connection.sendall(b"%d\n" % process)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    connection.sendall(b"%d\n" % (status if status >= 0 else 128 - status))


def forked(function, *arguments):
    if os.fork() != 0:
        return
    try:
        function(*arguments)
    finally:
        os._exit(1)


def warm_loader():
    loader = botocore.session.Session().get_component("data_loader")
    for service in SERVICES:
        for kind in ("service-2", "endpoint-rule-set-1", "paginators-1"):
            loader.load_service_model(service, kind)
    loader.load_data("endpoints")
    loader.load_data("partitions")
    import_the_rest(loader)
    return loader


def import_the_rest(loader):
    """A call that fails at once, with nobody at the address, imports what is imported late."""
    os.environ["AWS_MAX_ATTEMPTS"] = "1"
    nobody = ["--no-sign-request", "--region", "us-east-1", "--endpoint-url", "http://127.0.0.1:9"]
    with open(os.devnull, "w") as null, contextlib.redirect_stderr(null):
        driver(loader).main(["sts", "get-caller-identity", *nobody])


def lives(process):
    """Signal 0 only asks."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def listen(folder):
    """The client appears when the server can be reached."""
    address, client = folder / "aws.socket", folder / "aws"
    address.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(address))
    listener.listen(64)
    listener.settimeout(1)
    forwarded = tuple(map(int, FORWARDED))
    client.write_text(
        CLIENT.format(python=sys.executable, address=str(address.resolve()), forwarded=forwarded)
    )
    client.chmod(0o755)
    return listener


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, required=True, help="for the command aws")
    parser.add_argument("--parent", type=int, required=True, help="exit when this process is gone")
    options = parser.parse_args()
    loader = warm_loader()
    options.folder.mkdir(parents=True, exist_ok=True)
    listener = listen(options.folder)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while lives(options.parent):
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        connection.settimeout(None)
        forked(serve, connection, loader)
        connection.close()


if __name__ == "__main__":
    main()
