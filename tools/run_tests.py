"""Runs every check of the project and closes with one line `N passed, N failed`.

Called by `make test`, which has installed what the checks need. `python tools/run_tests.py jest` runs one of them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PEERS = ROOT / ".peers" / "bin"
CHROMIUM = "/usr/bin/chromium"


@dataclass
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0


def environment() -> dict[str, str]:
    """Node, npm and jupyter of the virtual environment before anything else on the machine."""
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "FORCE_COLOR": "0", "NO_COLOR": "1"}


def run(*command: str | Path, folder: Path = ROOT, **variables: str) -> int:
    print(f"\n== {' '.join(str(part) for part in command)}", flush=True)
    arguments = [str(part) for part in command]
    return subprocess.run(arguments, check=False, cwd=folder, env={**environment(), **variables}).returncode


def check(*command: str | Path) -> Count:
    """A command that passes or fails as a whole."""
    return Count(passed=1) if run(*command) == 0 else Count(failed=1)


def lint(_: Path) -> Count:
    return check("npm", "run", "--silent", "lint")


def types(_: Path) -> Count:
    return check("npm", "run", "--silent", "typecheck")


def python_lint(_: Path) -> Count:
    folders = ("python-kernel-bridge", "tools", "bench", "ui-tests", "examples")
    style = check(BIN / "ruff", "check", *folders)
    layout = check(BIN / "ruff", "format", "--check", *folders)
    return Count(style.passed + layout.passed, style.failed + layout.failed)


def jest(scratch: Path) -> Count:
    report = scratch / "jest.json"
    # One worker for each core: nothing else runs meanwhile
    options = ("--maxWorkers=100%", "--json", f"--outputFile={report}", "--silent")
    status = run("npx", "--no-install", "jest", *options)
    if not report.exists():
        return Count(failed=1)
    found = json.loads(report.read_text())
    # A suite that does not even load has no failed test of its own.
    failed = found["numFailedTests"] + found["numRuntimeErrorTestSuites"]
    return Count(found["numPassedTests"], failed or int(status != 0), found["numPendingTests"])


def pytest(python: Path, tests: str, scratch: Path) -> Count:
    report = scratch / f"{Path(tests).name}.xml"
    status = run(python, "-m", "pytest", "-q", tests, f"--junitxml={report}")
    if not report.exists():
        return Count(failed=1)
    suite = ElementTree.parse(report).getroot().find("testsuite")
    assert suite is not None
    total, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    return Count(total - failed - skipped, failed or int(status != 0), skipped)


def bridge(scratch: Path) -> Count:
    return pytest(BIN / "python", "python-kernel-bridge/tests/bridge", scratch)


def commands(scratch: Path) -> Count:
    # Tests that ask the reference tools of HDF5 are skipped without them
    has_program("h5dump", "hdf5-tools")
    return pytest(PEERS / "python", "python-kernel-bridge/tests/commands", scratch)


def slurm(scratch: Path) -> Count:
    # A real one-node Slurm; without these programs, or without root, the tests skip and say why
    install_slurm()
    has_program("/usr/sbin/sshd", "openssh-server")
    # Accounts of a site
    has_program("slurmdbd", "slurmdbd")
    has_program("mariadbd", "mariadb-server")
    return pytest(PEERS / "python", "python-kernel-bridge/tests/slurm", scratch)


def browser(scratch: Path) -> Count:
    if not has_program(CHROMIUM, "chromium"):
        print("Browser tests skipped: /usr/bin/chromium is missing, and only root can install it with apt.", flush=True)
        return Count(skipped=1)
    report = scratch / "playwright.json"
    status = run(
        "npx",
        "--no-install",
        "playwright",
        "test",
        "--reporter=list,json",
        folder=ROOT / "ui-tests",
        PLAYWRIGHT_JSON_OUTPUT_NAME=str(report),
        CHROMIUM_PATH=CHROMIUM,
    )
    if not report.exists():
        return Count(failed=1)
    stats = json.loads(report.read_text())["stats"]
    # A test that passes only when tried again counts as failed: users do not try again.
    failed = stats["unexpected"] + stats["flaky"]
    return Count(stats["expected"], failed or int(status != 0), stats["skipped"])


def has_program(program: str, package: str) -> bool:
    """Whether a program of the system is there; where root may, its Debian package is installed."""
    if shutil.which(program) is None and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", "--no-install-recommends", package]):
            subprocess.run(["apt-get", "-qq", *command], check=False, env=quiet, stdout=subprocess.DEVNULL)
    return shutil.which(program) is not None


def install_slurm() -> None:
    """The packages of a Slurm of one node, where root may install them."""
    for program, package in {"slurmctld": "slurmctld", "slurmd": "slurmd", "sbatch": "slurm-client"}.items():
        has_program(program, package)


CHECKS: dict[str, Callable[[Path], Count]] = {
    "lint": lint,
    "types": types,
    "python-lint": python_lint,
    "jest": jest,
    "bridge": bridge,
    "commands": commands,
    "slurm": slurm,
    "browser": browser,
}


def main(names: list[str]) -> int:
    total = Count()
    with tempfile.TemporaryDirectory() as scratch:
        for name in names or CHECKS:
            started = time.monotonic()
            count = CHECKS[name](Path(scratch))
            seconds = time.monotonic() - started
            print(
                f"-- {name}: {count.passed} passed, {count.failed} failed, {count.skipped} skipped, {seconds:.0f} s",
                flush=True,
            )
            total = Count(*(a + b for a, b in zip(vars(total).values(), vars(count).values())))
    print(f"\n{total.passed} passed, {total.failed} failed" + (f", {total.skipped} skipped" if total.skipped else ""))
    return int(total.failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
