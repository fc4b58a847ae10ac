"""Become another program that the kernel kills as soon as the process that started it is gone.

Run as a script: `tether.py PARENT_PID PROGRAM ARGUMENT...`. A process killed with -9 cannot tidy up after itself, so
the kernel has to (prctl PR_SET_PDEATHSIG, which survives the exec). Elsewhere than on Linux it runs untethered.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main() -> None:
    """Tether this process to the parent named on the command line, then become the program."""
    parent = int(sys.argv[1])
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before the tether held
        sys.exit(1)
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606 - no shell is wanted here


if __name__ == "__main__":
    main()
