"""Runs every check of the project and closes with the names of the tests that failed, and one line `N passed, N failed`.

Called by `make test`, which has installed what the checks need. `python tools/run_tests.py unit` runs one of them;
`--lanes 1` runs all of them one after another, printing as they go.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys

from checking.checks import CHECKS
from checking.lanes import Check, run_checks
from checking.places import environment


def default_lanes() -> int:
    """One more than there are processors: tests of servers and of Slurm wait for most of their time."""
    return (os.cpu_count() or 1) + 1


def is_of(check: Check, name: str) -> bool:
    """Whether a check has this name, or is one of the parts of the one that has it."""
    return name in (check.name, check.name.rstrip("-0123456789"))


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def main() -> int:
    names = [check.name for check in CHECKS]
    parser = argparse.ArgumentParser(description="Runs the checks of the project.")
    parser.add_argument("checks", nargs="*", metavar="CHECK", help=f"all of them, or some of: {', '.join(names)}")
    parser.add_argument("--lanes", type=int, default=default_lanes(), help="how many run side by side (%(default)s)")
    asked = parser.parse_args()
    for name in asked.checks:
        if not any(is_of(check, name) for check in CHECKS):
            parser.error(f"no such check: {name}")
    chosen = [check for check in CHECKS if not asked.checks or any(is_of(check, name) for name in asked.checks)]
    # Also where it runs in the background, whose programs do not hear of Ctrl+C
    for which in (signal.SIGINT, signal.SIGTERM):
        signal.signal(which, interrupt)
    try:
        total = run_checks(chosen, max(1, asked.lanes), environment())
    except KeyboardInterrupt:
        print("\nInterrupted.")
        return 130
    print(f"\n{total.told}")
    return int(total.failed > 0)


if __name__ == "__main__":
    sys.exit(main())
