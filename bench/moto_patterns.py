"""Measures moto's matcher of event patterns with what `pattern_bench --export RULES` prints."""

import json
import sys
import time

from moto.events.models import EventPattern

case = json.load(sys.stdin)
patterns = [EventPattern(None, rule) for rule in case["rules"]]
events = [json.dumps(event) for event in case["events"]]
events = events[: max(20, 20_000 // len(patterns))]

start = time.perf_counter()
matched = 0
for text in events:
    event = json.loads(text)
    matched += sum(pattern.matches_event(event) for pattern in patterns)
each = (time.perf_counter() - start) / len(events)
print(
    f"{'moto, exact, 5 fields':<20} {len(patterns):>6} {'':>9} {each * 1e9:>10.0f}"
    f" {1 / each:>11.0f} {'':>12} {matched / len(events):>11.2f}"
)
