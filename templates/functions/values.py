"""Values as events contain them: every form that was seen or is documented; none causes a failure."""
import hashlib
import json
import math
from datetime import datetime

# The longest string, in characters: SageMaker's limit for reasons (AWS fact SM-4).
LONGEST = 1024
# The largest stored record in bytes: every write is billed by its size.
ROOM = 4000
# The most that a time, count or duration can be.
LARGEST_NUMBER = 1e15


def joined(parts):
    return "|".join("" if part is None else str(part) for part in parts)


def digest(parts):
    return hashlib.sha256(joined(parts).encode("utf-8", "replace")).hexdigest()[:20]


def find(value, paths):
    """The value at the first of the dotted paths that exists."""
    for path in paths or ():
        for found in walk(value, path.split(".")):
            if found not in (None, "", {}, []):
                return found
    return None


def walk(value, keys):
    if not keys:
        yield value
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, dict):
                yield from walk(item, keys)
    elif isinstance(value, dict):
        for item in value.values() if keys[0] == "*" else [value.get(keys[0])]:
            yield from walk(item, keys[1:])


def canonical(status):
    """IN_SERVICE and InService are the same status."""
    if status and len(status) > 1 and status == status.upper():
        return "".join(part.capitalize() for part in status.split("_"))
    return status


def among(status, statuses):
    folded = str(status).replace("_", "").lower()
    return any(folded == known.lower() for known in statuses or ())


def text(value):
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    value = int(value) if isinstance(value, float) and value.is_integer() else value
    return str(value).encode("utf-8", "replace").decode()


def number(value):
    try:
        value = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    value = max(-LARGEST_NUMBER, min(value, LARGEST_NUMBER)) if math.isfinite(value) else None
    return int(value) if value is not None and value.is_integer() else value


def amount(value):
    """No time and no count is negative."""
    known = number(value)
    return known if known is not None and known >= 0 else None


def milliseconds(value):
    """Epoch milliseconds of a number, a numeric string or an ISO 8601 string; None for anything else."""
    known = None if isinstance(value, bool) else number(value)
    if known is not None:
        return int(known if abs(known) >= 1e11 else known * 1000)
    try:
        return int(datetime.fromisoformat(text(value)).timestamp() * 1000)
    except (TypeError, ValueError, OverflowError):
        return None


def seconds_between(start, end):
    return None if start is None or end is None else max(0, (end - start) // 1000)


def present(record, room=ROOM):
    """Without absent values, limited to a number of bytes: the longest strings are truncated."""
    cut = {k: v[:LONGEST] if isinstance(v, str) else v for k, v in record.items()}
    cut = {key: value for key, value in cut.items() if value not in (None, "")}
    while len(compact(cut).encode()) > room:
        longest = max(cut, key=lambda k: len(str(cut[k])))
        cut[longest] = cut[longest][: len(cut[longest]) * 3 // 4]
    return cut


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def as_dict(value):
    return value if isinstance(value, dict) else {}


def first(values):
    return text(values[0]) if isinstance(values, list) and values else None


def last_part(arn):
    return arn.rpartition("/")[2] if arn else None
