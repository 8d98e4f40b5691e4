"""What AWS Control Tower's rules in the language of cfn-guard find in each template of a folder."""

import json
import platform
import re
import subprocess
from pathlib import Path

PACKAGE = Path("node_modules/@cdklabs/cdk-validator-cfnguard")
SYSTEMS = {"Linux": "ubuntu", "Darwin": "macos"}
MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}
FOUND = 19  # how cfn-guard ends if a template breaks a rule
RESOURCE = re.compile(r'"path": "/Resources/(\w+)')


def engine(packages):
    machine = platform.machine()
    return (packages / PACKAGE / "bin" / SYSTEMS[platform.system()] / MACHINES.get(machine, machine)
            / "cfn-guard")


def findings(packages, folder):
    """{template, resource, rule} of each; a finding that names no resource has an empty one."""
    rules = packages / PACKAGE / "rules" / "control-tower" / "cfn-guard"
    done = subprocess.run(
        [engine(packages), "validate", "--rules", rules, "--data", folder, "--structured",
         "--output-format", "json", "--show-summary", "none"], capture_output=True, text=True)
    if done.returncode not in (0, FOUND):
        raise RuntimeError(f"cfn-guard ended with {done.returncode}: {done.stderr}")
    for template in json.loads(done.stdout):
        for broken in template["not_compliant"]:
            for resource in set(RESOURCE.findall(json.dumps(broken))) or {""}:
                yield {"template": Path(template["name"]).stem, "resource": resource,
                       "rule": broken["Rule"]["name"]}
