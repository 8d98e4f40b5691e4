"""The management stack as it was before docs/adr/0012: one stack set has the events stacks of all
Regions, and the roles are made in the home Region only. Reads today's template and prints it.

Usage: one_stack_set.py TEMPLATE
"""

import json
import sys

ROLES = {"ForwardingRole": "sagemaker-monitoring-event-forwarding-role",
         "HeartbeatRole": "sagemaker-monitoring-heartbeat-role"}


def main(path):
    with open(path) as file:
        management = json.load(file)
    sets = management["Resources"]
    events, further = sets["WorkloadEvents"]["Properties"], sets.pop("WorkloadEventsFurther")
    (group,) = events["StackInstancesGroup"]
    group["Regions"] += further["Properties"]["StackInstancesGroup"][0]["Regions"]
    events["OperationPreferences"] |= {"RegionConcurrencyType": "SEQUENTIAL",
                                       "RegionOrder": group["Regions"]}
    workload = json.loads(events["TemplateBody"])
    for role, name in ROLES.items():
        with_roles_at_home(workload["Resources"], role, name)
    events["TemplateBody"] = json.dumps(workload)
    print(json.dumps(management))


def with_roles_at_home(resources, role, name):
    resources[role]["Condition"] = "IsHomeRegion"
    resources[role]["Properties"]["RoleName"] = name
    made = {"Fn::GetAtt": [role, "Arn"]}
    named = {"Fn::Sub": f"arn:${{AWS::Partition}}:iam::${{AWS::AccountId}}:role/{name}"}
    either = {"Fn::If": ["IsHomeRegion", made, named]}
    for resource in resources.values():
        for target in targets(resource):
            if target.get("RoleArn") == made:
                target["RoleArn"] = either


def targets(resource):
    properties = resource.get("Properties", {})
    return properties.get("Targets", []) + [properties.get("Target", {})]


if __name__ == "__main__":
    main(sys.argv[1])
