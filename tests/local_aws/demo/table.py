"""Prints records, a line of JSON each on standard input, as a table."""

import json
import sys

COLUMNS = {"kind": 39, "name": 30, "status": 13, "failureClass": 12}

print("  ".join(f"{name:{width}}" for name, width in COLUMNS.items()).rstrip())
for line in sys.stdin:
    record = json.loads(line)
    if record["recordType"] in ("final", "transition"):
        shown = (f"{record.get(n, '')[:w]:{w}}" for n, w in COLUMNS.items())
        print("  ".join(shown).rstrip())
