"""Compares the part of docs/errors.md about checks with what the checks say of themselves, or takes
it over. Reads what `sagewatch check --list --format json` prints."""
import json, os, sys, textwrap

BEGIN, END = "<!-- checks: written by make golden -->\n", "<!-- end of checks -->\n"

def paragraph(label, text):
    return textwrap.fill(f"{label}: {text}", 100, break_long_words=False, break_on_hyphens=False)

def section(check):
    fix = check["fix"][0].upper() + check["fix"][1:] + "."
    return "\n\n".join([
        "## {id} {title}".format(**check), paragraph("Cause", check["why"]), paragraph("Fix", fix),
        paragraph("Source", check["source"] + "."),
        "Examples: `tests/checks/{id}`".format(**check)]) + "\n"

checks = json.load(sys.stdin)
written = BEGIN + "\n" + "\n".join(section(check) for check in checks) + "\n" + END
with open("docs/errors.md", encoding="utf-8") as file:
    text = file.read()
head, rest = text.split(BEGIN)
before, tail = rest.split(END)
if BEGIN + before + END == written:
    sys.exit(0)
if os.environ.get("SAGEWATCH_ACCEPT") != "1":
    sys.exit("docs/errors.md does not say what the checks say; run make golden")
with open("docs/errors.md", "w", encoding="utf-8") as file:
    file.write(head + written + tail)
sys.exit(77)
