"""What a preflight asks about an account: its Regions, and what its caller may do."""

from .api import Service


class Regions(Service):
    """Every Region is one of those that are enabled by default."""

    name = "account"
    operations = ("GetRegionOptStatus",)

    def get_region_opt_status(self, caller, request):
        return {
            "RegionName": request["RegionName"],
            "RegionOptStatus": "ENABLED_BY_DEFAULT",
        }


class Simulation(Service):
    """Callers' own permissions are not enforced here, so the simulation allows everything."""

    name = "iam"
    operations = ("SimulatePrincipalPolicy",)

    def simulate_principal_policy(self, caller, request):
        return {
            "IsTruncated": False,
            "EvaluationResults": [
                {
                    "EvalActionName": action,
                    "EvalResourceName": "*",
                    "EvalDecision": "allowed",
                }
                for action in request["ActionNames"]
            ],
        }
