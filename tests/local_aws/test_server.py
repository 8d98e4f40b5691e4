"""Starting and stopping, and the files that the server leaves for a shell."""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from support import HERE, LocalOrganization, wait_for


class Server(unittest.TestCase):
    def start(self, *options):
        local = LocalOrganization(*options)
        self.addCleanup(local.stop)
        return local

    def test_ids_follow_the_patterns_of_aws(self):
        local = self.start("--region", "eu-west-1")
        found = local.description
        self.assertRegex(found["organization_id"], r"^o-[a-z0-9]{10,32}$")
        self.assertRegex(found["root_id"], r"^r-[0-9a-z]{4,32}$")
        for unit in found["organizational_units"].values():
            self.assertRegex(unit, r"^ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}$")
        self.assertEqual(
            found["workloads_path"],
            "{organization_id}/{root_id}/".format(**found)
            + found["organizational_units"]["workloads"] + "/")
        self.assertEqual(found["region"], "eu-west-1")
        done = local.cli("sts", "get-caller-identity", profile="outsider")
        self.assertEqual(json.loads(done.stdout)["Account"], "555555555555")

    def test_only_its_own_credentials_are_of_use(self):
        local = self.start()
        done = local.cli("sts", "get-caller-identity", profile="workload")
        self.assertEqual(json.loads(done.stdout)["Account"], "333333333333")
        strange = local.state / "strange"
        strange.write_text(
            "[organization-administrator]\naws_access_key_id = AKIAREALREALREALREAL\n"
            "aws_secret_access_key = real\n")
        local.environment["AWS_SHARED_CREDENTIALS_FILE"] = str(strange)
        done = local.cli("sts", "get-caller-identity", profile="outsider")
        self.assertIn("InvalidClientTokenId", done.stderr)
        script = f". {local.state}/environment; env"
        leaking = {"AWS_PROFILE": "real", "AWS_ACCESS_KEY_ID": "real", "AWS_REGION": "real",
                   "AWS_ENDPOINT_URL_OAM": "http://real"}
        done = subprocess.run(["sh", "-eu", "-c", script], env={**os.environ, **leaking},
                              capture_output=True, text=True, check=True)
        self.assertNotIn("real", done.stdout)
        self.assertRegex(done.stdout, r"AWS_ENDPOINT_URL=http://localhost:\d+")

    def test_only_the_management_account_may_ask_where_accounts_stand(self):
        local = self.start()
        ask = ["organizations", "list-parents", "--child-id", local.accounts["management"]]
        done = local.cli(*ask, profile="management")
        self.assertEqual(json.loads(done.stdout)["Parents"][0]["Type"], "ROOT")
        self.assertIn("AccessDenied", local.cli(*ask, profile="workload").stderr)
        done = local.cli("organizations", "describe-organization", profile="workload")
        self.assertEqual(json.loads(done.stdout)["Organization"]["MasterAccountId"], "111111111111")

    def test_without_an_organization_the_accounts_stand_alone(self):
        local = self.start("--no-organization")
        for profile in ("management", "workload"):
            done = local.cli("organizations", "describe-organization", profile=profile)
            self.assertIn("AWSOrganizationsNotInUse", done.stderr)
        done = local.cli("organizations", "list-parents", "--child-id", "111111111111",
                         profile="management")
        self.assertIn("AWSOrganizationsNotInUse", done.stderr)

    def test_it_stops_on_a_signal_and_frees_its_port(self):
        local = self.start()
        local.process.send_signal(signal.SIGINT)
        self.assertEqual(local.process.wait(10), 0)
        port = re.search(r":(\d+)", local.endpoint.removeprefix("http:")).group(1)
        again = self.start("--port", port)
        self.assertEqual(again.endpoint, local.endpoint)

    def test_it_leaves_with_its_parent(self):
        state = Path(tempfile.mkdtemp())
        script = (
            "import subprocess, sys, os, time\n"
            f"child = subprocess.Popen([sys.executable, '-m', 'local_aws', '--state', '{state}',"
            " '--parent', str(os.getpid())])\n"
            "print(child.pid, flush=True)\n"
            "time.sleep(60)\n")
        parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True,
                                  env={**os.environ, "PYTHONPATH": str(HERE)})
        child = int(parent.stdout.readline())
        wait_for((state / "ready").exists)
        parent.kill()
        parent.wait()
        parent.stdout.close()
        wait_for(lambda: not _alive(child))


def _alive(process_id):
    try:
        # A child of a killed parent stays a zombie where nobody reaps it.
        return Path(f"/proc/{process_id}/stat").read_text().split()[2] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


if __name__ == "__main__":
    unittest.main()
