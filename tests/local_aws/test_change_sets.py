"""Change sets: found by name, honest about replacement, values and imports."""

import json
import unittest

from support import OrganizationTest, template


def table(name, **more):
    return {"Type": "AWS::DynamoDB::Table", "Properties": {
        "TableName": name, "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}], **more}}


def log_group(name, days=7, **more):
    return {"Type": "AWS::Logs::LogGroup",
            "Properties": {"LogGroupName": name, "RetentionInDays": days}, **more}


def changes(change_set):
    return {c["ResourceChange"]["LogicalResourceId"]: c["ResourceChange"]
            for c in change_set["Changes"]}


class ChangeSets(OrganizationTest):
    def test_a_new_stack_is_reviewed_until_both_are_deleted(self):
        change_set = self.change("new", template({"Group": log_group("/new")}))
        change = changes(change_set)["Group"]
        self.assertEqual((change["Action"], change["ResourceType"]), ("Add", "AWS::Logs::LogGroup"))
        self.assertEqual(
            json.loads(change["AfterContext"]),
            {"Properties": {"LogGroupName": "/new", "RetentionInDays": 7}})
        client = self.cloudformation()
        stack = client.describe_stacks(StackName="new")["Stacks"][0]
        self.assertEqual(stack["StackStatus"], "REVIEW_IN_PROGRESS")
        name = change_set["ChangeSetName"]
        found = client.describe_change_set(ChangeSetName=name, StackName="new")
        self.assertEqual(found["ChangeSetId"], change_set["ChangeSetId"])
        self.assertNotIn("AfterContext", found["Changes"][0]["ResourceChange"])
        client.delete_change_set(ChangeSetName=name, StackName="new")
        code, _ = self.refusal(client.describe_change_set, ChangeSetName=name, StackName="new")
        self.assertEqual(code, "ChangeSetNotFound")
        client.delete_change_set(ChangeSetName=name, StackName="new")
        code, _ = self.refusal(client.delete_change_set, ChangeSetName=name, StackName="none")
        self.assertEqual(code, "ValidationError")
        self.assertEqual(self.delete("new")["StackStatus"], "DELETE_COMPLETE")

    def test_no_changes_make_a_failed_change_set(self):
        same = template({"Group": log_group("/same")})
        self.deploy("same", same)
        change_set = self.change("same", same, kind="UPDATE")
        self.assertEqual(change_set["Status"], "FAILED")
        self.assertEqual(change_set["ExecutionStatus"], "UNAVAILABLE")
        self.assertEqual(
            change_set["StatusReason"],
            "The submitted information didn't contain changes. "
            "Submit different information to create a change set.")
        code, _ = self.refusal(self.cloudformation().execute_change_set,
                               ChangeSetName=change_set["ChangeSetId"])
        self.assertEqual(code, "InvalidChangeSetStatus")

    def test_outputs_alone_are_a_change(self):
        resources = {"Group": log_group("/output-only")}
        self.deploy("output-only", template(resources))
        with_output = template(resources, Outputs={"Name": {"Value": {"Ref": "Group"}}})
        stack = self.deploy("output-only", with_output, kind="UPDATE")
        self.assertEqual(stack["Outputs"][0]["OutputValue"], "/output-only")

    def test_modification_in_place_tells_path_and_values(self):
        self.deploy("place", template({"Group": log_group("/place")}))
        change_set = self.change("place", template({"Group": log_group("/place", 30)}),
                                 kind="UPDATE")
        change = changes(change_set)["Group"]
        self.assertEqual((change["Action"], change["Replacement"], change["Scope"]),
                         ("Modify", "False", ["Properties"]))
        self.assertEqual(change["PhysicalResourceId"], "/place")
        self.assertEqual(change["Details"], [{
            "Target": {"Attribute": "Properties", "Name": "RetentionInDays",
                       "RequiresRecreation": "Never", "Path": "/Properties/RetentionInDays",
                       "BeforeValue": "7", "AfterValue": "30", "AttributeChangeType": "Modify"},
            "Evaluation": "Static", "ChangeSource": "DirectModification"}])
        self.assertEqual(json.loads(change["BeforeContext"])["Properties"]["RetentionInDays"], 7)

    def test_create_only_properties_replace(self):
        self.deploy("recreate", template({"Table": table("one"), "Gone": log_group("/gone"),
                                          "Kept": log_group("/kept", DeletionPolicy="Retain")}))
        found = changes(self.change("recreate", template({"Table": table("two")}), kind="UPDATE"))
        self.assertEqual(found["Table"]["Replacement"], "True")
        self.assertEqual(found["Table"]["PolicyAction"], "ReplaceAndDelete")
        target = found["Table"]["Details"][0]["Target"]
        self.assertEqual(target["RequiresRecreation"], "Always")
        self.assertEqual(found["Gone"]["PolicyAction"], "Delete")
        self.assertEqual((found["Kept"]["Action"], found["Kept"]["PolicyAction"]),
                         ("Remove", "Retain"))

    def test_what_hangs_on_a_replaced_resource_is_told(self):
        def pair(name):
            return template({"Table": table(name), "Note": {
                "Type": "AWS::SSM::Parameter", "Properties": {
                    "Name": "note", "Type": "String", "Value": {"Fn::GetAtt": ["Table", "Arn"]}}}})

        self.deploy("pair", pair("left"))
        note = changes(self.change("pair", pair("right"), kind="UPDATE"))["Note"]
        detail = note["Details"][0]
        self.assertEqual((detail["ChangeSource"], detail["CausingEntity"], detail["Evaluation"]),
                         ("ResourceAttribute", "Table.Arn", "Dynamic"))
        self.assertEqual(detail["Target"]["AfterValue"], "{{changeSet:KNOWN_AFTER_APPLY}}")

    def test_a_changed_parameter_is_the_source(self):
        body = template({"Group": log_group("/parameter", {"Ref": "Days"})},
                        Parameters={"Days": {"Type": "Number", "Default": "7"}})
        self.deploy("parameter", body)
        change_set = self.change("parameter", body, kind="UPDATE", Parameters=[
            {"ParameterKey": "Days", "ParameterValue": "14"}])
        detail = changes(change_set)["Group"]["Details"][0]
        self.assertEqual((detail["ChangeSource"], detail["CausingEntity"]),
                         ("ParameterReference", "Days"))
        kept = self.change("parameter", body, kind="UPDATE", Parameters=[
            {"ParameterKey": "Days", "UsePreviousValue": True}])
        self.assertEqual(kept["Status"], "FAILED")

    def test_existing_objects_are_imported_on_request(self):
        logs = self.local.client("logs", "monitoring")
        logs.create_log_group(logGroupName="/adopted")
        body = template({"Group": log_group("/adopted", DeletionPolicy="Retain",
                                            UpdateReplacePolicy="Retain")})
        stack = self.deploy("without-import", body)
        self.assertEqual(stack["StackStatus"], "ROLLBACK_COMPLETE")
        change_set = self.change("with-import", body, ImportExistingResources=True)
        change = changes(change_set)["Group"]
        self.assertEqual((change["Action"], change["PhysicalResourceId"]), ("Import", "/adopted"))
        self.cloudformation().execute_change_set(ChangeSetName=change_set["ChangeSetId"])
        self.assertEqual(self.settled("with-import")["StackStatus"], "CREATE_COMPLETE")
        statuses = [e["ResourceStatus"] for e in self.events("with-import")
                    if e["LogicalResourceId"] == "Group"]
        self.assertEqual(statuses[:2], ["IMPORT_IN_PROGRESS", "IMPORT_COMPLETE"])

    def test_an_import_leaves_properties_as_they_are(self):
        logs = self.local.client("logs", "monitoring")
        logs.create_log_group(logGroupName="/as-found")
        logs.put_retention_policy(logGroupName="/as-found", retentionInDays=7)
        kept = {"DeletionPolicy": "RetainExceptOnCreate", "UpdateReplacePolicy": "Retain"}

        def retention():
            groups = logs.describe_log_groups(logGroupNamePrefix="/as-found")["logGroups"]
            return groups[0]["retentionInDays"]

        wanted = template({"Group": log_group("/as-found", 30, **kept)})
        self.deploy("as-found", wanted, ImportExistingResources=True)
        self.assertEqual(retention(), 7)
        self.assertEqual(self.change("as-found", wanted, kind="UPDATE")["Status"], "FAILED")
        self.deploy("as-found", template({"Group": log_group("/as-found", 7, **kept)}),
                    kind="UPDATE")
        self.deploy("as-found", wanted, kind="UPDATE")
        self.assertEqual(retention(), 30)

    def test_keys_of_groups_and_tables_change_and_are_told_as_aws_tells_them(self):
        kms = self.local.client("kms", "monitoring")
        arn = kms.create_key()["KeyMetadata"]["Arn"]
        kms.create_alias(AliasName="alias/keyed", TargetKeyId=arn)

        def keyed(key):
            encrypted = {"SSESpecification": {
                "SSEEnabled": True, "SSEType": "KMS", "KMSMasterKeyId": key}} if key else {}
            group = log_group("/keyed")
            group["Properties"] |= {"KmsKeyId": arn} if key else {}
            return template({"Group": group, "Table": table("keyed", **encrypted)})

        def keys():
            groups = self.local.client("logs", "monitoring").describe_log_groups(
                logGroupNamePrefix="/keyed")["logGroups"]
            found = self.local.client("dynamodb", "monitoring").describe_table(TableName="keyed")
            return (groups[0].get("kmsKeyId"),
                    found["Table"].get("SSEDescription", {}).get("KMSMasterKeyArn"))

        self.deploy("keyed", keyed(None))
        self.assertEqual(keys(), (None, None))
        self.deploy("keyed", keyed("alias/keyed"), kind="UPDATE")
        self.assertEqual(keys(), (arn, arn))
        self.deploy("keyed", keyed(None), kind="UPDATE")
        self.assertEqual(keys(), (None, None))

    def test_a_new_stack_takes_over_what_it_is_told(self):
        key = self.local.client("kms", "monitoring").create_key()["KeyMetadata"]["KeyId"]
        kept = {"DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain"}
        body = template({"Key": {"Type": "AWS::KMS::Key", "Properties": {}, **kept}})
        told = [{"ResourceType": "AWS::KMS::Key", "LogicalResourceId": "Key",
                 "ResourceIdentifier": {"KeyId": key}}]
        change_set = self.change("taken", body, kind="IMPORT", ResourcesToImport=told)
        change = changes(change_set)["Key"]
        self.assertEqual((change["Action"], change["PhysicalResourceId"]), ("Import", key))
        self.cloudformation().execute_change_set(ChangeSetName=change_set["ChangeSetId"])
        self.assertEqual(self.settled("taken")["StackStatus"], "IMPORT_COMPLETE")
        self.assertEqual(self.change("taken", body, kind="UPDATE")["Status"], "FAILED")

    def test_an_import_makes_nothing_new(self):
        kept = {"DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain"}
        body = template({"Key": {"Type": "AWS::KMS::Key", "Properties": {}, **kept},
                         "Group": log_group("/new-beside", **kept)})
        told = [{"ResourceType": "AWS::KMS::Key", "LogicalResourceId": "Key",
                 "ResourceIdentifier": {"KeyId": "1"}}]
        with self.assertRaisesRegex(Exception, "Group"):
            self.change("beside", body, kind="IMPORT", ResourcesToImport=told)

    def test_the_wrong_type_is_refused(self):
        self.deploy("typed", template({"Group": log_group("/typed")}))
        body = json.dumps(template({"Group": log_group("/typed", 1)}))
        call = self.cloudformation().create_change_set
        _, message = self.refusal(call, StackName="typed", ChangeSetName="c",
                                  ChangeSetType="CREATE", TemplateBody=body)
        self.assertIn("already exists and cannot be created again with the changeSet", message)
        _, message = self.refusal(call, StackName="untyped", ChangeSetName="c",
                                  ChangeSetType="UPDATE", TemplateBody=body)
        self.assertEqual(message, "Stack [untyped] does not exist")

    def test_an_update_is_refused_while_another_runs(self):
        groups = {f"G{n}": log_group(f"/busy/{n}") for n in range(20)}
        body = template(groups)
        self.deploy("busy", body)
        longer = template({name: log_group(f"/busy/{name}", 14) for name in groups})
        change_set = self.change("busy", longer, kind="UPDATE")
        self.cloudformation().execute_change_set(ChangeSetName=change_set["ChangeSetId"])
        _, message = self.refusal(
            self.cloudformation().create_change_set, StackName="busy", ChangeSetName="late",
            ChangeSetType="UPDATE", TemplateBody=json.dumps(body))
        self.assertIn("_IN_PROGRESS state and can not be updated", message)
        self.settled("busy")

    def test_the_aws_cli_deploys_previews_and_deletes(self):
        path = self.local.state / "template.json"
        path.write_text(json.dumps(template({"Group": log_group("/cli")})))
        done = self.local.cli(
            "cloudformation", "create-change-set", "--stack-name", "cli", "--change-set-name",
            "first", "--change-set-type", "CREATE", "--template-body", f"file://{path}",
            profile="monitoring")
        self.assertEqual(done.returncode, 0, done.stderr)
        done = self.local.cli("cloudformation", "wait", "change-set-create-complete",
                              "--stack-name", "cli", "--change-set-name", "first",
                              profile="monitoring")
        self.assertEqual(done.returncode, 0, done.stderr)
        done = self.local.cli("cloudformation", "execute-change-set", "--stack-name", "cli",
                              "--change-set-name", "first", "--client-request-token", "t",
                              profile="monitoring")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.settled("cli")["StackStatus"], "CREATE_COMPLETE")
        done = self.local.cli("cloudformation", "describe-stack-events", "--stack-name", "cli",
                              profile="monitoring")
        newest = json.loads(done.stdout)["StackEvents"][0]
        self.assertEqual((newest["LogicalResourceId"], newest["ResourceStatus"]),
                         ("cli", "CREATE_COMPLETE"))
        done = self.local.cli("cloudformation", "deploy", "--stack-name", "cli",
                              "--template-file", str(path), "--no-fail-on-empty-changeset",
                              profile="monitoring")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("No changes to deploy", done.stdout + done.stderr)
        done = self.local.cli("cloudformation", "describe-stacks", "--stack-name", "none",
                              profile="monitoring")
        self.assertIn("Stack with id none does not exist", done.stderr)

    def test_profiles_reach_their_accounts(self):
        for name in ("management", "workload-child"):
            done = self.local.cli("sts", "get-caller-identity", profile=name)
            self.assertEqual(json.loads(done.stdout)["Account"], self.local.accounts[name])
        done = self.local.cli("organizations", "describe-organization", profile="workload")
        self.assertEqual(json.loads(done.stdout)["Organization"]["Id"],
                         self.local.description["organization_id"])
        done = self.local.cli("sts", "get-caller-identity", profile="no-such")
        self.assertNotEqual(done.returncode, 0)


if __name__ == "__main__":
    unittest.main()
