"""Saved Logs Insights queries, which moto's CloudWatch Logs lacks."""

import time
import uuid

from .api import Service, ServiceError


class QueryDefinitions(Service):
    name = "logs"
    operations = ("PutQueryDefinition", "DescribeQueryDefinitions", "DeleteQueryDefinition")

    def __init__(self):
        self._definitions = {}

    def put_query_definition(self, caller, request):
        query_id = request.get("queryDefinitionId") or str(uuid.uuid4())
        if request.get("queryDefinitionId"):
            self._find(caller, query_id)
        self._definitions[(caller, query_id)] = {
            "queryDefinitionId": query_id,
            "name": request["name"],
            "queryString": request["queryString"],
            "logGroupNames": request.get("logGroupNames", []),
            "queryLanguage": request.get("queryLanguage", "CWLI"),
            "lastModified": int(time.time() * 1000),
        }
        return {"queryDefinitionId": query_id}

    def describe_query_definitions(self, caller, request):
        prefix = request.get("queryDefinitionNamePrefix", "")
        mine = [one for (owner, _), one in self._definitions.items() if owner == caller]
        return {"queryDefinitions": [one for one in mine if one["name"].startswith(prefix)]}

    def delete_query_definition(self, caller, request):
        self._find(caller, request["queryDefinitionId"])
        del self._definitions[(caller, request["queryDefinitionId"])]
        return {"success": True}

    def _find(self, caller, query_id):
        if (caller, query_id) not in self._definitions:
            message = f"Query definition {query_id} does not exist."
            raise ServiceError("ResourceNotFoundException", message)
