"""Notifies people of failures: one in full, several within a minute as a digest."""
# A message that could not be published is received again, and may be sent twice. The texts come from
# records, with names, reasons and tags that other people choose.
import hashlib
import json
import os
import re
import traceback
import unicodedata
from collections import Counter, defaultdict
from urllib.parse import quote

import boto3
from state import clients
from values import LONGEST, as_dict, number

SUBJECT = 99  # characters, ASCII only: SNS accepts fewer than 100
TITLE = 250  # characters, ASCII only, as Amazon Q Developer accepts (AWS fact SNS-3)
# Bytes: people must be able to read it, and chat has 8,000 characters, which are never more than bytes.
TEXT = 7999
DIGEST = 7500  # before the line that counts what doesn't fit
KEYWORDS = 5
NAMED = 3  # failures of a group that are named
ACCOUNTS = 9  # named accounts among those whose failures do not fit

# Characters that count as printable, but are invisible.
HIDDEN = (
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
# Combining marks allowed on one letter.
MARKS = 2

# What a mail or chat program would turn into a link or a mention, and its replacement. A dot before a
# word makes a domain, but not a dot before an instance size; words of other scripts have marks between
# their letters. An underscore may mark emphasis, so it is not part of a word. Browsers also treat the
# ideographic full stop as a dot; wide and small forms have already been normalized. An entity such as
# &lt; may be read once more, a grave accent would begin code that ends behind a link of ours, and a
# bracket with a colon at the beginning of a line defines a link in Markdown.
LIVELY = {
    r"&(?=#?\w+;)": "& ",
    "`": "'",
    "://": "[:]//",
    r"(?<=\w)[.\u3002](?=[^\W\d_]{2,}(?![^\W_])|[^\0-\x7f])(?!(x?large|medium|metal)\b)": "[.]",
    r"(?<![^\W_])@(?=\w)": "(at)",
    r"(?<![^\W_])#(?=[^\W\d_])": "# ",
    "<": "(",
    ">": ")",
    r"\](?=[(:])": "] ",
}

# The pages of the console, and the log groups; a job's log streams begin with its name.
PAGES = {
    "Training Job": "jobs",
    "Processing Job": "processing-jobs",
    "Transform Job": "transform-jobs",
    "HyperParameter Tuning Job": "hyper-tuning-jobs",
    "Endpoint": "endpoints",
    "Endpoint Deployment": "endpoints",
}
LOGS = {
    "Training Job": "/aws/sagemaker/TrainingJobs",
    "Processing Job": "/aws/sagemaker/ProcessingJobs",
    "Transform Job": "/aws/sagemaker/TransformJobs",
}
ENDPOINT_LOGS = "/aws/sagemaker/Endpoints/"
CONSOLES = {
    "cn-": "console.amazonaws.cn",
    "us-gov-": "console.amazonaws-us-gov.com",
    "": "console.aws.amazon.com",
}


def handler(event, context=None):
    failures, unreadable = {}, []
    for message in event["Records"]:
        try:
            record = json.loads(message["body"])["record"]
            failures[record.get("recordId") or message["messageId"]] = record
        except Exception:  # a failure of one message must not bring back the others
            traceback.print_exc()
            unreadable.append({"itemIdentifier": message["messageId"]})
    if failures:
        told = list(failures.values())
        subject, mail, chat = notice(told[0]) if len(told) == 1 else digest_of(told)
        title = in_ascii(subject, TITLE)
        chat = custom_notification(title, fitting(chat), failures)
        message = {"default": json.dumps(chat), "email": fitting(mail), "sms": title}
        topic = os.environ["TOPIC"]
        sns(topic).publish(
            TopicArn=topic,
            Subject=in_ascii(subject, SUBJECT),
            Message=json.dumps(message),
            MessageStructure="json",
        )
    return {"batchItemFailures": unreadable}


def sns(topic):
    """An existing topic may be in another Region."""
    clients["sns"] = clients.get("sns") or boto3.client("sns", region_name=topic.split(":")[3])
    return clients["sns"]


# For chat: Amazon Q Developer shows only this form, and drops other texts silently (AWS facts SNS-3, SNS-4).


def custom_notification(title, text, failures):
    records = failures.values()
    told = (said(record, field, 60) for record in records for field in ("kind", "failureClass"))
    return {
        "version": "1.0",
        "source": "custom",
        "id": digits_of([*failures]),
        "content": {
            "textType": "client-markdown",
            "title": title,
            "description": text,
            "keywords": [*dict.fromkeys(filter(None, told))][:KEYWORDS],
        },
        "metadata": {
            "threadId": thread_of(records),
            "summary": title,
            "eventType": "SageMakerNotice",
        },
    }


def thread_of(records):
    """What all these are about; or else a storm: the hour in which the one in the middle failed."""
    fields = ("account", "region", "kind", "name")
    about = {tuple(said(record, field, 300) for field in fields) for record in records}
    times = sorted(said(record, "eventTime", 40) for record in records)
    return digits_of(*about) if len(about) == 1 else digits_of(times[len(times) // 2][:13])


def digits_of(value):
    """Of any length and in any characters, an id that is accepted everywhere."""
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:32]


def fitting(lines):
    """Without the lines for which there is no room; what matters most comes first."""
    text = ""
    for line in lines:
        longer = f"{text}{line}\n"
        text = longer if len(longer.encode()) <= TEXT else text
    return text


# One failure.


def notice(record):
    what = f"{said(record, 'kind', 60)} {said(record, 'name', 120)}"
    status, phase = said(record, "status", 40), said(record, "substatus", 80)
    rows = {
        "Account": account_of(record),
        "Region": region_of(record),
        "When": said(record, "eventTime", 40),
        "Status": " / ".join(filter(None, (status, phase if phase != status else ""))),
        "Class": said(record, "failureClass", 40),
        "Reason": said(record, "failureReason", 1500) or "none was given",
        "Who": who(record),
        "Team": said(record, "team", 80),
        "Ran": how_long(record),
        "Used": how_much(record),
        "Pipeline": said(record, "pipelineExecutionArn", 300),
        "Step": said(record, "stepName", 120),
        "Node": said(record, "instanceId", 60),
        "Repair": said(record, "repairAction", 80),
        "ARN": said(record, "arn", 300),
        "Console": console(record),
        "Logs": logs(record),
    }
    rows = {name: value for name, value in rows.items() if value}
    lines = [f"{name:<10}{value}" for name, value in rows.items()]
    items = [f"- {name}: {value}" for name, value in rows.items()]
    end = f"The links open in the account of your session: sign in to {account_of(record)} first."
    subject = f"SageMaker: {what} {status} in {account_of(record)} {region_of(record)}"
    return subject, [what, "", *lines, "", end], [what, "", *items, "", end]


def who(record):
    owner, stopper = said(record, "owner", 200), said(record, "stoppedBy", 200)
    source = said(record, "ownerSource", 40)
    started = f"{owner} ({source})" if owner and source else owner
    stopped = f"stopped by {stopper}" if stopper else ""
    return ", ".join(filter(None, (started, stopped))) or "not known yet"


def how_long(record):
    ran, waited = duration(record.get("durationSec")), duration(record.get("pendingSec"))
    return ", ".join(filter(None, (ran, waited and f"after waiting for {waited}")))


def how_much(record):
    count, hours = number(record.get("instanceCount")), number(record.get("instanceHours"))
    kinds = said(record, "instanceGroups", 300) or said(record, "instanceType", 120)
    if count is not None and "instanceGroups" not in record:
        kinds = f"{count} x {kinds}" if kinds else f"{count} instances"
    return ", ".join(filter(None, (kinds, None if hours is None else f"{hours} instance hours")))


def duration(seconds):
    """The two largest units, such as 2 h 5 min."""
    seconds = number(seconds)
    if seconds is None or seconds < 0:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    units = ((hours, "h"), (minutes, "min"), (rest, "s"))
    begin = next((i for i, (value, _) in enumerate(units) if value), 2)
    return " ".join(f"{value} {unit}" for value, unit in units[begin : begin + 2] if value) or "0 s"


# Several failures.


def digest_of(records):
    groups, classes = defaultdict(list), Counter()
    for record in records:
        kind, failure = said(record, "kind", 60), said(record, "failureClass", 40) or "other"
        groups[account_of(record), region_of(record), kind, failure].append(record)
        classes[failure] += 1
    accounts = len({account for account, *_ in groups})
    many = f"{len(records)} failures in {accounts} account{'s' if accounts > 1 else ''}"
    times = sorted(filter(None, (said(record, "eventTime", 40) for record in records)))
    body = [f"{many}, {times[0]} to {times[-1]}" if times else many]
    body += [", ".join(f"{count} {failure}" for failure, count in classes.most_common(9))]
    order = in_turns(groups)
    for place, key in enumerate(order):
        lines = ["", *group_lines(key, groups[key])]
        if len("\n".join(body + lines).encode()) > DIGEST:
            body += ["", left_out({key: len(groups[key]) for key in order[place:]})]
            break
        body += lines
    # What is indented in a mail is a list in chat, where Teams joins other lines.
    items = ["- " + line[2:] if line.startswith("  ") else line for line in body]
    return f"SageMaker: {many}", body, items


def in_turns(groups):
    """The largest group of each account, then the second of each: no account fills a message."""
    turns, order = Counter(), {}
    for key in sorted(groups, key=lambda key: -len(groups[key])):
        order[key] = turns[key[0]]
        turns[key[0]] += 1
    return sorted(order, key=order.get)


def left_out(groups):
    accounts = Counter()
    for (account, *_), count in groups.items():
        accounts[account] += count
    named = [f"{count} in {account}" for account, count in accounts.most_common(ACCOUNTS)]
    named += [f"and in {len(accounts) - ACCOUNTS} more accounts"] if len(accounts) > ACCOUNTS else []
    left = f"and {sum(groups.values())} in {len(groups)} more groups"
    return f"{left}: {', '.join(named)}"


def group_lines(key, members):
    account, region, kind, failure = key
    names = [said(record, "name", 63) or "without a name" for record in members[:NAMED]]
    more = len(members) - len(names)
    lines = [
        f"{len(members)} x {kind}, {failure}, in {account} {region}",
        "  " + ", ".join(names) + (f" and {more} more" if more else ""),
    ]
    reason, page = said(members[0], "failureReason", 160), console(members[0])
    reason = reason and f"{names[0]}: {reason}".replace("]:", "] :")
    return lines + [f"  {line}" for line in (reason, page) if line]


# Links.


def console(record):
    """The page of what failed, or that of SageMaker if there is none."""
    page, name = PAGES.get(said(record, "kind", 60)), said(record, "name", 200)
    target = f"#/{page}/{quote(name, safe='')}" if page and name else ""
    return link(record, "sagemaker", target)


def logs(record):
    kind, name = said(record, "kind", 60), said(record, "name", 200)
    if name and kind in ("Endpoint", "Endpoint Deployment"):
        return link(record, "cloudwatch", log_group(ENDPOINT_LOGS + name))
    if name and kind in LOGS:
        streams = "$3FlogStreamNameFilter$3D" + in_fragment(name + "/")
        return link(record, "cloudwatch", log_group(LOGS[kind]) + streams)
    return ""


def log_group(name):
    return "#logsV2:log-groups/log-group/" + in_fragment(name)


def in_fragment(value):
    """As the CloudWatch console escapes: twice, and with $ in place of %."""
    return quote(quote(value, safe=""), safe="").replace("%", "$")


def link(record, service, target):
    region = region_of(record)
    if not re.fullmatch("[a-z]{2}(-gov)?-[a-z]+-[0-9]", region):
        return ""
    host = next(host for prefix, host in CONSOLES.items() if region.startswith(prefix))
    return f"https://{region}.{host}/{service}/home?region={region}{target}"


# Untrusted texts.


def account_of(record):
    return said(record, "account", 20)


def region_of(record):
    return said(record, "region", 30)


def said(record, field, limit):
    """A field as one line of at most `limit` visible and harmless characters."""
    value = as_dict(record).get(field)
    words = " ".join(visible(str("" if value is None else value)[:LONGEST]).split())
    for lively, inert in LIVELY.items():
        words = re.sub(lively, inert, words)
    return words if len(words) <= limit else words[: limit - 3] + "..."


def visible(value):
    """Without characters that are invisible or reverse the line, and with few marks on one letter."""
    if value.isascii() and value.isprintable():
        return value
    out, marks = "", 0
    for c in re.sub(HIDDEN, "", unicodedata.normalize("NFKC", value)):
        c = " " if c.isspace() and c not in "\n\t" else c
        if c.isprintable() or c in "\n\t":
            marks = marks + 1 if unicodedata.category(c) in ("Mn", "Me") else 0
            out += c if marks <= MARKS else ""
    return out


def in_ascii(value, limit):
    plain = "".join(c if " " <= c <= "~" else "?" for c in value)
    return plain if len(plain) <= limit else plain[: limit - 3] + "..."
