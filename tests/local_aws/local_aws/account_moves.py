"""MoveAccount that tells the stack sets: AutoDeployment follows the accounts."""

from moto.organizations.models import organizations_backends

from .api import Service, ServiceError
from .cloudformation.operations import in_background
from .roles import partition_of


class AccountMoves(Service):
    name = "organizations"
    operations = ("MoveAccount",)

    def __init__(self, environment):
        self._environment = environment

    def move_account(self, caller, request):
        account, source = request["AccountId"], request["SourceParentId"]
        organization = self._environment.organization
        if caller.account != organization.management:
            message = "You don't have permissions to access this resource."
            raise ServiceError("AccessDeniedException", message)
        if not organization.contains(account):
            message = "You specified an account that doesn't exist."
            raise ServiceError("AccountNotFoundException", message)
        if organization.parents(account)[-1] != source:
            message = "You specified a source parent that the account is not in."
            raise ServiceError("SourceParentNotFoundException", message)
        backend = organizations_backends[caller.account][partition_of(caller.region)]
        backend.move_account(**request)
        in_background(lambda: self._environment.stack_sets.account_moved(account))
