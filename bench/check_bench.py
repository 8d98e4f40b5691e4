"""How long check, diff and trace take for templates of 30 and 500 resources, and cfn-lint and the
CloudFormation Validate engine of the CDK for the same files. Prints medians of whole processes, and
of the engine also a validation in a process that is warm.

    check_bench.py SAGEWATCH [AWS_CDK_LIB]
"""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import make_template

SIZES = (30, 500)
HERE = pathlib.Path(__file__).parent
TESTS = HERE.parent / "tests"


def measure(command, runs):
    """Median milliseconds that passed and that the processor worked, peak MiB, the last output."""
    passed, worked, peak, output = [], [], 0, ""
    for _ in range(runs):
        begin = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              text=True) as process:
            output = process.stdout.read()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        passed.append((time.perf_counter() - begin) * 1000)
        worked.append((usage.ru_utime + usage.ru_stime) * 1000)
        peak = max(peak, usage.ru_maxrss / 1024)
        if process.returncode not in (0, 4, 8):  # cfn-lint: warnings, information
            sys.exit(f"{command[0]} ended with {process.returncode}: {output}")
    return statistics.median(passed), statistics.median(worked), peak, output


def row(size, tool, passed, worked=None, peak=None, note=""):
    worked = "" if worked is None else f"{worked:.1f}"
    peak = "" if peak is None else f"{peak:.0f}"
    print(f"{size:>9}  {tool:32} {passed:>10.1f} {worked:>10} {peak:>9} {note}", flush=True)


def compare(folder, size, sagewatch, library):
    file = folder / f"{size}.json"
    file.write_text(json.dumps(make_template.template(size), indent=1), encoding="utf-8")
    yaml = folder / f"{size}.yaml"
    yaml.write_text(as_yaml(make_template.template(size)), encoding="utf-8")
    for path in (file, yaml):
        passed, worked, peak, _ = measure([sagewatch, "check", "--bucket", path], 15)
        row(size, f"sagewatch check ({path.suffix[1:].upper()})", passed, worked, peak,
            f"{path.stat().st_size / 1000:.0f} kB")
    passed, worked, peak, _ = measure(diff_command(folder, file, sagewatch), 15)
    row(size, "sagewatch diff", passed, worked, peak, "every queue changed")
    passed, worked, peak, output = measure(trace_command(folder, size, sagewatch), 15)
    row(size, "sagewatch trace", passed, worked, peak, output.splitlines()[-1])
    lint = ["cfn-lint", "--regions", "us-east-1", "--template", file]
    row(size, "cfn-lint (JSON)", *measure(lint, 3)[:3])
    if not library:
        return
    engine = ["node", HERE / "validate_engine.js", library, file]
    passed, worked, peak, output = measure([*engine, "1"], 3)
    about = json.loads(output)
    row(size, "CloudFormation Validate, process", passed, worked, peak,
        f"{about['rules']} rules, version {about['version']}")
    *_, output = measure([*engine, "12"], 1)
    row(size, "CloudFormation Validate, warm", json.loads(output)["later"])


def diff_command(folder, file, sagewatch):
    """Against the same template whose queues keep their messages for a shorter time."""
    before = folder / f"before-{file.name}"
    before.write_text(file.read_text(encoding="utf-8").replace("1209600", "604800"),
                      encoding="utf-8")
    return [sagewatch, "diff", "--new", file, "--against", before]


def trace_command(folder, size, sagewatch):
    """Through our own stacks, whose bus has as many rules more as make it `size` resources."""
    settings = subprocess.run([TESTS / "example_settings.sh", "us-east-1"], check=True, text=True,
                              capture_output=True).stdout.split()
    assembly = folder / f"assembly-{size}"
    subprocess.run([sagewatch, "synth", "--quiet", "--output", assembly, *settings], check=True)
    file = assembly / "MonitoringAccountInfraStack.template.json"
    template = json.loads(file.read_text(encoding="utf-8"))
    own = template["Resources"]
    more = make_template.template(size, {"Ref": "EventBus"})["Resources"]
    own.update(list(more.items())[:size - len(own)])
    file.write_text(json.dumps(template), encoding="utf-8")
    return [sagewatch, "trace", TESTS / "golden/trace/arrives/input/event.json", *settings,
            "--assembly", assembly, "--account", "333333333333", "--ou-path", "none",
            "--region", "us-east-1"]


def as_yaml(node, indent=0):
    """The same value as YAML in blocks; texts as JSON strings, which YAML takes."""
    pad = "  " * indent
    if isinstance(node, dict) and node:
        return "".join(f"{pad}{json.dumps(key)}:{nested(value, indent)}"
                       for key, value in node.items())
    return "".join(f"{pad}-{nested(value, indent)}" for value in node)


def nested(value, indent):
    if isinstance(value, (dict, list)) and value:
        return "\n" + as_yaml(value, indent + 1)
    return " " + json.dumps(value) + "\n"


def main():
    sagewatch = sys.argv[1]
    library = sys.argv[2] if len(sys.argv) > 2 and shutil.which("node") else None
    print(f"{'resources':>9}  {'tool':32} {'median ms':>10} {'CPU ms':>10} {'peak MiB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            compare(pathlib.Path(folder), size, sagewatch, library)


if __name__ == "__main__":
    main()
