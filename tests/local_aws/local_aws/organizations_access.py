"""Who may ask AWS Organizations what; moto lets every account ask everything.

Follows the API reference: outside of an organization every call is refused; the parents of an
account are told to the management account alone, delegated administrators to each of them too. What
is allowed is answered by moto.
"""

from .api import Service, ServiceError


class OrganizationsAccess(Service):
    name = "organizations"
    operations = ("DescribeOrganization", "ListParents", "ListDelegatedAdministrators")

    def __init__(self, organization):
        self._organization = organization

    def answer(self, request, caller, operation, path_parameters):
        allowed = operation == "DescribeOrganization" or (
            caller.account == self._organization.management
        )
        if self._organization.in_use and allowed:
            return None
        return super().answer(request, caller, operation, path_parameters)

    def describe_organization(self, caller, request):
        raise ServiceError(
            "AWSOrganizationsNotInUseException",
            "Your account is not a member of an organization.",
        )

    def list_delegated_administrators(self, caller, request):
        """Of a caller that is not the management account; moto keeps them in the latter's."""
        if not self._organization.delegates_stack_sets_to(caller.account):
            self.list_parents(caller, request)
        return self._organization.delegated_administrators()

    def list_parents(self, caller, request):
        if not self._organization.in_use:
            self.describe_organization(caller, request)
        message = "You don't have permissions to access this resource."
        raise ServiceError("AccessDeniedException", message)
