"""Runs a command on a terminal of its own and talks to it as a person does.

    terminal.py [EXPECT REPLY]... -- COMMAND...

Waits for each EXPECT in what the command prints, then types REPLY; the REPLY ^C is Ctrl-C,
and the REPLY HANG-UP closes the terminal. Prints all that the terminal showed and ends with the
command's exit code; 124 after two minutes.
"""

import os
import pty
import select
import sys
import time


def talk(terminal, conversation):
    deadline = time.monotonic() + 120
    shown = b""
    seen = 0
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.1)
        if ready:
            try:
                part = os.read(terminal, 4096)
            except OSError:
                return shown, True
            shown += part
        if conversation:
            expected, reply = conversation[0]
            found = shown.find(expected, seen)
            if found >= 0:
                seen = found + len(expected)
                conversation.pop(0)
                if reply == b"HANG-UP":
                    return shown, True
                if expected.endswith(b"?"):
                    # Nobody types in the instant between a prompt and the read behind it, in
                    # which bash misses a signal.
                    time.sleep(0.5)
                os.write(terminal, b"\x03" if reply == b"^C" else reply + b"\r")
    return shown, False


def main():
    split = sys.argv.index("--")
    words = [word.encode() for word in sys.argv[1:split]]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(sys.argv[split + 1], sys.argv[split + 1 :])
    shown, ended = talk(terminal, list(zip(words[::2], words[1::2])))
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
    return os.waitstatus_to_exitcode(status) if ended else 124


sys.exit(main())
