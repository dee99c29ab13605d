"""Runs a command in a pseudo-terminal of 33 rows and 101 columns, and types into it.

terminal.py SEEN TYPED [SEEN TYPED ...] -- COMMAND ...

Each time the terminal has shown SEEN it types TYPED. Prints what the terminal showed, then a line with
the exit status, 128 + n where signal n ended the command.
"""
import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

dashes = sys.argv.index("--")
steps = [word.encode().decode("unicode_escape").encode("latin-1") for word in sys.argv[1:dashes]]
process, terminal = pty.fork()
if process == 0:
    time.sleep(0.1)  # until the size is set
    os.execvp(sys.argv[dashes + 1], sys.argv[dashes + 1:])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 33, 101, 0, 0))
shown = b""
looked = 0
deadline = time.monotonic() + 50
while time.monotonic() < deadline:
    if not select.select([terminal], [], [], 0.1)[0]:
        continue
    try:
        data = os.read(terminal, 4096)
    except OSError:  # nobody has it open any more
        break
    if not data:
        break
    shown += data
    while steps:
        at = shown.find(steps[0], looked)
        if at < 0:
            break
        looked = at + len(steps[0])
        time.sleep(0.2)  # a person is no faster
        os.write(terminal, steps[1])
        del steps[:2]
else:
    os.kill(process, 9)
status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
print("\nstatus", status if status >= 0 else 128 - status)
