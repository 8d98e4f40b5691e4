"""What an API call is about: the kind, the name and the ARN of the resource, as its own events have them."""
import re
import unittest

import botocore.session

from sample_events import api, fresh

PLACE = "arn:aws:sagemaker:eu-west-1:210987654321:"
READS = re.compile("Describe|List|Get|Search|QueryLineage|BatchDescribe|RenderUi")
# What they are about is not in the call.
WITHOUT = {
    "DisableSagemakerServicecatalogPortfolio",
    "EnableSagemakerServicecatalogPortfolio",
}


def record(call, request=None, response=None):
    return fresh(api(eventName=call, requestParameters=request, responseElements=response))


def identifiers(shape, only=None):
    """Of each member of a shape that identifies something a value: as CloudTrail spells it, and an ARN for
    an ARN."""
    found = {}
    for name in shape.members if shape else ():
        if re.search("(Name|Arn|Id|Identifier)$", name) and (only is None or name in only):
            key = name[0].lower() + name[1:]
            found[key] = PLACE + f"thing/{key}" if name.endswith("Arn") else f"a-{key}"
    return found


class Identities(unittest.TestCase):
    def check(self, call, request, response, **expected):
        found = record(call, request, response)
        with self.subTest(call=call, request=request, response=response):
            self.assertEqual({field: found.get(field) for field in expected}, expected)

    def test_a_name_may_be_an_arn(self):
        arn = PLACE + "model-package/churn/8"
        for call, key in (("Delete", "modelPackageName"), ("Update", "modelPackageArn")):
            self.check(call + "ModelPackage", {key: arn}, None,
                       arn=arn, kind="Model Package", name="churn")
        arn = PLACE + "feature-group/clicks"
        self.check("UpdateFeatureGroup", {"featureGroupName": arn}, None,
                   arn=arn, kind="Feature Group", name="clicks")

    def test_a_key_may_say_less_than_the_call(self):
        arn = PLACE + "mlflow-app/app-1"
        self.check("CreateMlflowApp", {"name": "tracker"}, {"arn": arn},
                   arn=arn, kind="Mlflow App", name="tracker")
        self.check("StopMlflowTrackingServer", {"trackingServerName": "runs"}, None,
                   arn=PLACE + "mlflow-tracking-server/runs", kind="Tracking Server", name="runs")
        self.check("CreateInferenceRecommendationsJob", {"jobName": "try", "roleArn": "arn:aws:iam::1:role/R"},
                   {"jobArn": PLACE + "inference-recommendations-job/try"},
                   arn=PLACE + "inference-recommendations-job/try", name="try")

    def test_a_call_may_be_about_a_part_of_the_resource(self):
        for call, request, kind, name in (
            ("BatchDeleteClusterNodes", {"clusterName": "llm"}, "HyperPod Cluster", "llm"),
            ("UpdateClusterSoftware", {"imageId": "ami-1", "clusterName": "llm"}, "HyperPod Cluster", "llm"),
            ("UpdateEndpointWeightsAndCapacities", {"endpointName": "rank"}, "Endpoint", "rank"),
            ("CreatePresignedNotebookInstanceUrl", {"notebookInstanceName": "lab"}, "Notebook Instance", "lab"),
            ("DeleteImageVersion", {"imageName": "kernel", "version": 3}, "Image Version", "kernel"),
            ("DeleteModelPackageGroupPolicy", {"modelPackageGroupName": "churn"},
             "Model Package Group Policy", "churn"),
            ("DeleteComputeQuota", {"computeQuotaId": "q1"}, "Compute Quota", "q1"),
            ("RegisterDevices", {"deviceFleetName": "cars"}, "Devices", "cars"),
        ):
            self.check(call, request, None, kind=kind, name=name)

    def test_the_resource_itself_comes_before_what_it_uses(self):
        self.check("CreateTransformJob", {"modelName": "m", "transformJobName": "t"}, None, name="t")
        self.check("CreateEndpoint", {"endpointConfigName": "c", "endpointName": "e"}, None, name="e")
        self.check("CreateProject", {"projectName": "p"},
                   {"projectId": "p-1", "projectArn": PLACE + "project/p"}, name="p")

    def test_an_execution_is_called_like_its_pipeline_as_in_its_own_events(self):
        arn = PLACE + "pipeline/churn/execution/abc"
        for call, request, response in (
            ("StartPipelineExecution", {"pipelineName": "churn"}, {"pipelineExecutionArn": arn}),
            ("StopPipelineExecution", {"pipelineExecutionArn": arn}, None),
            ("SendPipelineExecutionStepFailure", {"callbackToken": "t"}, {"pipelineExecutionArn": arn}),
        ):
            self.check(call, request, response, arn=arn, name="churn",
                       kind="Model Building Pipeline Execution")

    def test_words_of_a_kind_that_is_not_in_the_catalogue(self):
        for call, kind in (
            ("CreateAutoMLJobV2", "AutoML Job"),
            ("CreateAIBenchmarkJob", "AI Benchmark Job"),
            ("CreateAppImageConfig", "App Image Config"),
            ("CreateHumanTaskUi", "Human Task Ui"),
        ):
            self.assertEqual(record(call)["kind"], kind)

    def test_every_call_that_changes_something_says_what_it_is_about(self):
        model = botocore.session.get_session().get_service_model("sagemaker")
        calls = [name for name in model.operation_names if not READS.match(name)]
        self.assertGreater(len(calls), 200)
        for call in set(calls) - WITHOUT:
            shapes = model.operation_model(call)
            needed = set(shapes.input_shape.required_members)
            response = identifiers(shapes.output_shape)
            whole = identifiers(shapes.input_shape)
            least = identifiers(shapes.input_shape, needed)
            for request, answer in ((whole, response), (least, response), (least, None)):
                known = {**request, **(answer or {})}
                if not known:
                    continue
                found = record(call, request, answer)
                with self.subTest(call=call, request=list(request), response=list(answer or ())):
                    self.assertTrue({found.get("name"), found.get("arn")} & set(known.values()), found)


if __name__ == "__main__":
    unittest.main()
