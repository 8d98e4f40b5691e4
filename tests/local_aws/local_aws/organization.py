"""The organization: its accounts with readable ids, its OUs, and where an account stands.

    root ── monitoring
         ├─ workloads ── workload
         │            └─ workloads-child ── workload-child
         └─ sandbox ──── outsider
"""

from moto.iam.models import iam_backends
from moto.organizations.models import (
    FakeAccount,
    FakeDelegatedAdministrator,
    organizations_backends,
)
from moto.utilities.utils import get_partition

from .api import ServiceError

MANAGEMENT = "111111111111"
MEMBERS = {
    "monitoring": "222222222222",
    "workload": "333333333333",
    "workload-child": "444444444444",
    "outsider": "555555555555",
}
ACCOUNTS = {"management": MANAGEMENT, **MEMBERS}
STACK_SETS = "member.org.stacksets.cloudformation.amazonaws.com"
ACCESS_ROLE = "OrganizationAccountAccessRole"
NO_DELEGATED_ADMINISTRATOR = (
    "You must be the management account or delegated admin account of an organization before "
    "operating a SERVICE_MANAGED stack set"
)
# Moto's list of services that have delegated administrators lacks stack sets.
FakeDelegatedAdministrator.SUPPORTED_SERVICES.append(STACK_SETS)


class Organization:
    """Creates the organization in moto's backend and answers questions about it."""

    management = MANAGEMENT

    def __init__(self, region):
        self.region = region
        # Where it is not, the accounts stand alone: nobody can tell that there are units.
        self.in_use = True
        partition = get_partition(region)
        self._backend = organizations_backends[MANAGEMENT][partition]
        self._backend.create_organization(region, FeatureSet="ALL")
        self._backend.accounts[0].name = "management"
        self._create_role(MANAGEMENT, partition)
        self._add_members(partition)
        self.units = self._add_units()
        self.trust_stack_sets(True)

    @property
    def id(self):
        return self._backend.org.id

    @property
    def root_id(self):
        return self._backend.org.root_id

    def _add_members(self, partition):
        for name, account_id in MEMBERS.items():
            account = FakeAccount(
                self._backend.org,
                AccountName=name,
                Email=f"{name}@example.com",
                RoleName=ACCESS_ROLE,
            )
            account.id = account_id
            self._backend.accounts.append(account)
            organizations_backends.master_accounts[account_id] = (MANAGEMENT, partition)
            self._create_role(account_id, partition)

    def _create_role(self, account_id, partition):
        # FakeAccount made its role in an account with the random id it had at first.
        iam_backends[account_id][partition].create_role(
            role_name=ACCESS_ROLE,
            assume_role_policy_document='{"Version":"2012-10-17","Statement":[{"Effect":"Allow",'
            f'"Principal":{{"AWS":"arn:{partition}:iam::{MANAGEMENT}:root"}},'
            '"Action":"sts:AssumeRole"}]}',
            path="/",
            permissions_boundary=None,
            description="",
            tags=[],
            max_session_duration="3600",
        )

    def _add_units(self):
        units = {}
        for name, parent in (
            ("workloads", None),
            ("workloads-child", "workloads"),
            ("sandbox", None),
        ):
            parent_id = units[parent] if parent else self.root_id
            unit = self._backend.create_organizational_unit(Name=name, ParentId=parent_id)
            units[name] = unit["OrganizationalUnit"]["Id"]
        self._place(MEMBERS["workload"], units["workloads"])
        self._place(MEMBERS["workload-child"], units["workloads-child"])
        self._place(MEMBERS["outsider"], units["sandbox"])
        return units

    def _place(self, account_id, parent_id):
        self._backend.get_account_by_id(account_id).parent_id = parent_id

    @property
    def stack_sets_trusted(self):
        services = self._backend.list_aws_service_access_for_organization()
        names = [one["ServicePrincipal"] for one in services["EnabledServicePrincipals"]]
        return STACK_SETS in names

    def trust_stack_sets(self, trusted):
        """Trusted access, as ActivateOrganizationsAccess of CloudFormation sets it."""
        if trusted:
            self._backend.enable_aws_service_access(ServicePrincipal=STACK_SETS)
        else:
            self._backend.disable_aws_service_access(ServicePrincipal=STACK_SETS)

    def delegates_stack_sets_to(self, account_id):
        return any(
            admin.account.id == account_id and STACK_SETS in admin.services
            for admin in self._backend.admins
        )

    def delegated_administrators(self):
        return self._backend.list_delegated_administrators(ServicePrincipal=STACK_SETS)

    def stack_sets_account(self, account_id):
        """Where the stack sets are that the account manages as a delegated administrator."""
        if self.delegates_stack_sets_to(account_id):
            return self.management
        raise ServiceError("ValidationError", NO_DELEGATED_ADMINISTRATOR)

    def contains(self, account_id):
        return any(account.id == account_id for account in self._backend.accounts)

    def unit_exists(self, unit_id):
        return any(unit.id == unit_id for unit in self._backend.ou)

    def parents(self, account_id):
        """The root and OUs above an account, the root first."""
        above = []
        node = next(a for a in self._backend.accounts if a.id == account_id)
        while node.id != self.root_id:
            above.insert(0, node.parent_id)
            node = next(unit for unit in self._backend.ou if unit.id == node.parent_id)
        return above

    def path(self, account_id):
        """The organization path of an account as in aws:PrincipalOrgPaths."""
        return "/".join([self.id, *self.parents(account_id)]) + "/"

    def unit_path(self, name):
        unit = next(u for u in self._backend.ou if u.id == self.units[name])
        names = [self.id, self.root_id]
        if unit.parent_id != self.root_id:
            names.append(unit.parent_id)
        return "/".join([*names, unit.id]) + "/"

    def accounts_below(self, unit_id):
        """Active member accounts of an OU or of OUs below it, never the management account."""
        return [
            account.id
            for account in self._backend.accounts
            if account.id != MANAGEMENT
            and account.status == "ACTIVE"
            and unit_id in self.parents(account.id)
        ]

    def context(self, account_id):
        """The condition keys that IAM fills from the caller's place in the organization."""
        context = {"aws:PrincipalAccount": account_id}
        if self.in_use and self.contains(account_id):
            context["aws:PrincipalOrgID"] = self.id
            context["aws:PrincipalOrgPaths"] = [self.path(account_id)]
        return context
