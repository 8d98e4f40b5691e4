"""API calls: their records, and the facts that they tell about a resource."""
import re

from catalogue import SPECS
from fields import ONCE, envelope, id_of, made_arn, state_key, studio_profile
from values import as_dict, find, last_part, present, text

DOERS = {
    "Start": "startedBy",
    "Stop": "stoppedBy",
    "Delete": "deletedBy",
    "Update": "updatedBy",
}


def api_change(event, detail):
    call = text(detail.get("eventName")) or "Unknown"
    verb, noun = re.match("(?:Batch)?([A-Z][a-z]+|)(.*?)(?:V[0-9])?$", call, re.S).groups()
    told = [detail.get(k) for k in ("responseElements", "requestParameters", "serviceEventDetails")]
    about, name, arn = subject(noun.lower(), told)
    kind = kind_of(noun.lower()) or kind_of(about)
    spec = SPECS.get(kind, {})
    resource = spec.get("resource", ["none"])[0]
    if name and not arn and resource != "none":
        arn = made_arn(event, resource, name)
    parts = (arn or "").split("/")
    record = present({
        "recordType": "api",
        **envelope(event, kind or re.sub("(?<=.)(?=[A-Z][a-z])", " ", noun)),
        "name": name or "".join(parts[1:2] if kind else parts[-1:]),
        "arn": arn,
        "apiCall": call,
        "errorCode": text(detail.get("errorCode")),
        **caller(as_dict(detail.get("userIdentity"))),
        **studio_profile(find(told, ["tags"])),
    })
    key, source = state_key(record, arn), text(detail.get("eventID")) or id_of(event) or ""
    owner, source_of_owner = record.get("owner"), record.get("ownerSource")
    what, fact = None, {"at": record.get("eventTimeMs", 0)}
    if verb == "Create" or (verb == "Start" and spec.get("life", [""])[0] in ONCE):
        what = "owner"
        fact["ownerSource"] = source_of_owner
    elif verb in DOERS and source_of_owner != "service":
        what = DOERS[verb]
    fact[what] = owner
    valid = kind and what and arn and owner and "errorCode" not in record
    # DeleteEndpoint deletes the endpoint; CreatePresignedNotebookInstanceUrl doesn't create a notebook
    valid = valid and (verb == "Update" or noun.lower().endswith(about))
    # Each call has its own state, since there may be any number of calls for one resource.
    return {
        "key": f"{key}#{source}",
        "id": "api|" + source,
        "record": record,
        "facts": [(key, source, what, fact, k) for k in SPECS if valid and shares(k, kind)],
        "events": [],
    }


def subject(noun, told):
    """What a call is about, its name and its ARN, by the keys that end in Name, Arn or Id.

    The noun of the call has most of the right key: TrackingServerName for MlflowTrackingServer, ClusterName
    for ClusterNodes; a key that is only Name or Arn is of the noun itself. Either may hold an ARN.
    """
    found = []
    for key, value in (item for part in told for item in as_dict(part).items()):
        like = re.fullmatch("(.*?)(Name|Arn|Identifier|Id)", key, re.I | re.S)
        if like and text(value):
            about = like[1].lower() or noun
            rank = like[2].lower() != "id", len(about) if about in noun else 0
            found.append((rank, about, text(value)))
    found.sort(key=lambda one: one[0], reverse=True)
    about = found[0][1] if found else noun
    values = [value for _, what, value in found if what == about]
    named = [next((v for v in values if v.startswith("arn:") == arn), None) for arn in (False, True)]
    return about, *named


def kind_of(noun):
    return next((kind for kind, spec in SPECS.items() if spec["noun"][0].lower() == noun), None)


def shares(kind, other):
    """Whether both have the ARN of one resource, and a last record each in its state."""
    spec, others = SPECS[kind], SPECS[other]
    return spec["noun"] == others["noun"] and "id" not in spec and spec["life"] == others["life"]


def monitoring_change(event, detail):
    """A call that changed a resource that sends an account's events: a rule, schedule, role or link."""
    change = api_change(event, detail)
    record = change["record"]
    record.update(present({
        "recordType": "monitoring",
        "kind": "Monitoring",
        "name": text(find([detail.get("requestParameters")], ("name", "rule", "roleName", "identifier"))),
        "status": record["apiCall"],
        "failureReason": "changes what sends events",
    }))
    return {**change, "facts": [], "events": ["MonitoringChanged"], "outcome": "changed"}


def caller(identity):
    """Who called: the person behind a session, if it says so, a service, a user or a session."""
    session = as_dict(identity.get("sessionContext"))
    arn, kind = text(identity.get("arn")), text(identity.get("type"))
    source = text(session.get("sourceIdentity"))
    choices = {
        "sourceIdentity": source,
        "service": text(identity.get("invokedBy")) or (kind if kind == "AWSService" else None),
        "user": text(identity.get("userName")),
        "session": last_part(arn) if kind in ("AssumedRole", "FederatedUser") else None,
        "identityCenter": text(as_dict(identity.get("onBehalfOf")).get("userId")),
        "account": text(identity.get("accountId")),
    }
    how = next((how for how, who in choices.items() if who), None)
    return {
        "owner": choices.get(how),
        "ownerSource": how,
        "userType": kind,
        "userArn": arn,
        "role": text(as_dict(session.get("sessionIssuer")).get("userName")),
        "sourceIdentity": source,
    }
