"""Starts the local organization for a test file, and small helpers to drive it."""

import configparser
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import boto3

HERE = Path(__file__).parent


class LocalOrganization:
    """A running server; `client(service, profile)` gives boto3 clients of its accounts."""

    def __init__(self, *options):
        self.state = Path(tempfile.mkdtemp(prefix="local-aws-"))
        self._log = open(self.state / "log", "w")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "local_aws", "--state", str(self.state),
             "--parent", str(os.getpid()), "--pace", "0.01", *options],
            env={**os.environ, "PYTHONPATH": str(HERE)},
            stdout=self._log,
            stderr=self._log,
        )
        wait_for(self._started)
        self.description = json.loads((self.state / "organization.json").read_text())
        self.accounts = self.description["accounts"]
        self.region = self.description["region"]
        self.environment = self._read_environment()
        self._clients = {}

    def _started(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the local organization did not start:\n{self.log}")
        return (self.state / "ready").exists()

    def _read_environment(self):
        script = f". {self.state}/environment; env -0"
        found = subprocess.run(["sh", "-c", script], capture_output=True, check=True, text=True)
        return dict(one.split("=", 1) for one in found.stdout.split("\0") if "=" in one)

    @property
    def endpoint(self):
        return self.environment["AWS_ENDPOINT_URL"]

    @property
    def log(self):
        return (self.state / "log").read_text()

    def client(self, service, profile, region=None):
        key = (service, profile, region)
        if key not in self._clients:
            credentials = self._credentials(profile)
            self._clients[key] = boto3.client(
                service,
                region_name=region or self.region,
                endpoint_url=self.endpoint,
                aws_access_key_id=credentials["AccessKeyId"],
                aws_secret_access_key=credentials["SecretAccessKey"],
                aws_session_token=credentials["SessionToken"],
            )
        return self._clients[key]

    def _credentials(self, profile):
        sts = boto3.client(
            "sts",
            region_name=self.region,
            endpoint_url=self.endpoint,
            **self._administrator(),
        )
        role = f"arn:aws:iam::{self.accounts[profile]}:role/OrganizationAccountAccessRole"
        return sts.assume_role(RoleArn=role, RoleSessionName="test")["Credentials"]

    def _administrator(self):
        credentials = configparser.ConfigParser()
        credentials.read(self.state / "credentials")
        return dict(credentials["organization-administrator"])

    def cli(self, *arguments, profile):
        """Runs the real AWS CLI; returns the finished process."""
        return subprocess.run(
            ["aws", *arguments, "--profile", profile, "--output", "json"],
            env=self.environment,
            capture_output=True,
            text=True,
        )

    def stop(self):
        self.process.terminate()
        self.process.wait(60)  # a busy machine takes a while
        self._log.close()
        if "Traceback" in self.log:
            # A bug of the local organization itself, whatever the tests say.
            print(self.log, file=sys.stderr)
        shutil.rmtree(self.state, ignore_errors=True)


class OrganizationTest(unittest.TestCase):
    """A test case with one local organization for the whole class."""

    options: tuple = ()

    @classmethod
    def setUpClass(cls):
        cls.local = LocalOrganization(*cls.options)
        cls.addClassCleanup(cls.local.stop)

    def cloudformation(self, profile="monitoring"):
        return self.local.client("cloudformation", profile)

    def change(self, stack, template, profile="monitoring", kind="CREATE", **more):
        """Makes a change set and returns its description with all values."""
        client = self.cloudformation(profile)
        made = client.create_change_set(
            StackName=stack,
            ChangeSetName=f"set-{time.time_ns()}",
            ChangeSetType=kind,
            TemplateBody=json.dumps(template),
            Capabilities=["CAPABILITY_NAMED_IAM"],
            **more,
        )
        return client.describe_change_set(
            ChangeSetName=made["Id"], StackName=made["StackId"], IncludePropertyValues=True
        )

    def deploy(self, stack, template, profile="monitoring", kind="CREATE", **more):
        """Deploys through a change set; returns the stack when the operation is over."""
        change_set = self.change(stack, template, profile, kind, **more)
        self.assertEqual(change_set["Status"], "CREATE_COMPLETE", change_set.get("StatusReason"))
        self.cloudformation(profile).execute_change_set(ChangeSetName=change_set["ChangeSetId"])
        return self.settled(change_set["StackId"], profile)

    def settled(self, stack, profile="monitoring"):
        client = self.cloudformation(profile)

        def look():
            found = client.describe_stacks(StackName=stack)["Stacks"][0]
            return None if found["StackStatus"].endswith("_IN_PROGRESS") else found

        return wait_for(look)

    def delete(self, stack, profile="monitoring"):
        client = self.cloudformation(profile)
        stack_id = client.describe_stacks(StackName=stack)["Stacks"][0]["StackId"]
        client.delete_stack(StackName=stack)
        return self.settled(stack_id, profile)

    def events(self, stack, profile="monitoring"):
        """Oldest first."""
        client = self.cloudformation(profile)
        return client.describe_stack_events(StackName=stack)["StackEvents"][::-1]

    def refusal(self, call, **parameters):
        """The error code and message that a call must end with."""
        with self.assertRaises(boto3.exceptions.botocore.exceptions.ClientError) as caught:
            call(**parameters)
        error = caught.exception.response["Error"]
        return error["Code"], error["Message"]


# Far more than anything takes, since a busy machine is no fault.
PATIENCE = 120  # seconds


def wait_for(look):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.02)
    raise AssertionError(f"not within {PATIENCE} s: {look}")


def template(resources, **more):
    return {"AWSTemplateFormatVersion": "2010-09-09", "Resources": resources, **more}


def outputs(stack):
    return {one["OutputKey"]: one["OutputValue"] for one in stack.get("Outputs", [])}
