"""The files that let a shell use the organization, and nothing else, with the AWS CLI."""

import json
import os
import uuid
from pathlib import Path

from moto.iam.models import iam_backends
from moto.utilities.utils import get_partition

from .organization import ACCESS_ROLE, ACCOUNTS, MANAGEMENT

SOURCE_PROFILE = "organization-administrator"
# Whatever of the caller's shell could lead the AWS CLI to a real account.
LEAKING = (
    "AWS_PROFILE AWS_DEFAULT_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN "
    "AWS_SECURITY_TOKEN AWS_ROLE_ARN AWS_WEB_IDENTITY_TOKEN_FILE AWS_REGION AWS_DEFAULT_REGION "
    "AWS_CONTAINER_CREDENTIALS_FULL_URI AWS_CONTAINER_CREDENTIALS_RELATIVE_URI AWS_CA_BUNDLE "
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"
)
# A service's own endpoint variable would win over AWS_ENDPOINT_URL.
SERVICES = (
    "CLOUDFORMATION CLOUDWATCH CLOUDWATCH_LOGS DYNAMODB EVENTBRIDGE IAM LAMBDA OAM "
    "ORGANIZATIONS S3 SNS SQS SSM STS"
)


def write_profiles(state, organization, endpoint):
    """AWS config and credentials, `environment` to source, and `organization.json`."""
    partition = get_partition(organization.region)
    _write_credentials(state, partition)
    (state / "config").write_text(_config(organization.region, partition))
    (state / "environment").write_text(_environment(state.resolve(), endpoint))
    (state / "organization.json").write_text(
        json.dumps(_description(organization), indent=2) + "\n"
    )


def _write_credentials(state, partition):
    backend = iam_backends[MANAGEMENT][partition]
    backend.create_user(iam_region(partition), "administrator")
    key = backend.create_access_key("administrator")
    path = state / "credentials"
    path.touch(mode=0o600)
    os.chmod(path, 0o600)
    path.write_text(
        f"[{SOURCE_PROFILE}]\n"
        f"aws_access_key_id = {key.access_key_id}\n"
        f"aws_secret_access_key = {key.secret_access_key}\n"
    )


def iam_region(partition):
    """The Region that IAM, a global service, signs for in a partition."""
    return {"aws-cn": "cn-north-1", "aws-us-gov": "us-gov-west-1"}.get(partition, "us-east-1")


def _config(region, partition):
    profiles = [f"[profile {SOURCE_PROFILE}]\nregion = {region}\n"]
    # The AWS CLI keeps assumed credentials in ~/.aws/cli/cache, by role and session name:
    # with a name of its own, a server is never asked with those of an earlier one.
    session = f"local-{uuid.uuid4()}"
    for name, account_id in ACCOUNTS.items():
        profiles.append(
            f"[profile {name}]\n"
            f"role_arn = arn:{partition}:iam::{account_id}:role/{ACCESS_ROLE}\n"
            f"source_profile = {SOURCE_PROFILE}\n"
            f"role_session_name = {session}\n"
            f"region = {region}\n"
        )
    return "\n".join(profiles)


def _environment(state: Path, endpoint):
    own_endpoints = " ".join(f"AWS_ENDPOINT_URL_{name}" for name in SERVICES.split())
    return (
        f"unset {LEAKING}\n"
        f"unset {own_endpoints}\n"
        f"export AWS_CONFIG_FILE='{state}/config'\n"
        f"export AWS_SHARED_CREDENTIALS_FILE='{state}/credentials'\n"
        f"export AWS_ENDPOINT_URL='{endpoint}'\n"
        "export AWS_PAGER=''\n"
        "export AWS_EC2_METADATA_DISABLED=true\n"
    )


def _description(organization):
    return {
        "organization_id": organization.id,
        "root_id": organization.root_id,
        "organizational_units": organization.units,
        "workloads_path": organization.unit_path("workloads"),
        "accounts": ACCOUNTS,
        "region": organization.region,
    }
