"""Checks side by side: what they print stays together, they wait for one another, and an interrupt ends them all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[2]
LONGEST = 120  # s
BEGINNING = f"""\
import os, signal, sys
from pathlib import Path

sys.path.insert(0, {str(TOOLS)!r})
from checking.count import Count
from checking.lanes import Check, run_checks

def program(name, *arguments, after=(), count=Count(passed=1)):
    command = (sys.executable, name + ".py", *arguments)
    return Check(name, lambda desk: count if desk.run(*command, cwd=Path.cwd()) == 0 else Count(failed=1), after)

"""
# Ends only when another has begun
MEETING = """
import sys, time
from pathlib import Path
own, other = sys.argv[1:]
print(own, "one", flush=True)
Path(own).touch()
while not Path(other).exists():
    time.sleep(0.01)
print(own, "two")
"""


def write(folder: Path, **programs: str) -> None:
    for name, code in programs.items():
        (folder / f"{name}.py").write_text(code)


def start(folder: Path, code: str) -> subprocess.Popen:
    write(folder, main=BEGINNING + code)
    return subprocess.Popen([sys.executable, "main.py"], cwd=folder, stdout=subprocess.PIPE, text=True)


def lines_of(folder: Path, code: str) -> list[str]:
    process = start(folder, code)
    out, _ = process.communicate(timeout=LONGEST)
    assert process.returncode == 0
    return out.splitlines()


def test_two_run_at_the_same_time_and_print_one_after_the_other(tmp_path):
    write(tmp_path, a=MEETING, b=MEETING)
    lines = lines_of(
        tmp_path,
        """
checks = [program("a", "a", "b"), program("b", "b", "a", count=Count(2, 0, 1))]
print(run_checks(checks, 2, os.environ).sentence)
""",
    )
    assert lines[-1] == "3 passed, 0 failed, 1 skipped"
    for name in ("a", "b"):
        at = lines.index(f"{name} one")
        assert lines[at + 1] == f"{name} two"
        assert lines[at + 2].startswith(f"-- {name}: ")


def test_one_that_fails_or_breaks_is_counted_and_what_follows_it_runs(tmp_path):
    write(tmp_path, first="open('there', 'w')", last="open('there')", failing="raise SystemExit(3)")
    lines = lines_of(
        tmp_path,
        """
def broken(desk):
    raise OSError("no room")

checks = [program("last", after=("first", "not asked for")), program("first"), program("failing"), Check("broken", broken)]
print(run_checks(checks, 3, os.environ).told)
""",
    )
    assert lines[-3:] == ["failed: broken: as a whole", "failed: failing: as a whole", "2 passed, 2 failed"]
    assert "broken broke: OSError('no room')" in lines


@pytest.mark.parametrize("which", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_all_lanes_and_lets_them_clean_up(tmp_path, which):
    tidy = """
import time
print("at work", flush=True)
open("working", "w")
try:
    time.sleep(600)
except KeyboardInterrupt:
    open("cleaned", "w")
"""
    parent = "import subprocess, sys; subprocess.run([sys.executable, 'deaf.py'])"
    deaf = """
import os, signal, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
open("new", "w").write(str(os.getpid()))
os.rename("new", "deaf")
time.sleep(600)
"""
    write(tmp_path, tidy=tidy, parent=parent, deaf=deaf, never="open('never', 'w')")
    process = start(
        tmp_path,
        """
signal.signal(signal.SIGTERM, signal.default_int_handler)
try:
    run_checks([program("tidy"), program("parent"), program("never")], 2, os.environ)
except KeyboardInterrupt:
    print("interrupted as a whole")
""",
    )
    deadline = time.monotonic() + LONGEST
    while not ((tmp_path / "working").exists() and (tmp_path / "deaf").exists()):
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.05)
    process.send_signal(which)
    out, _ = process.communicate(timeout=LONGEST)
    assert out.splitlines()[-1] == "interrupted as a whole"
    assert "at work\n-- tidy: interrupted\n" in out
    assert (tmp_path / "cleaned").exists() and not (tmp_path / "never").exists()
    deaf_one = int((tmp_path / "deaf").read_text())
    while is_running(deaf_one):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    """Whether there is such a process; one that has ended may be seen until its parent has looked."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
