"""Processes that a test has started, watched from outside as an administrator would."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress

import pytest

PATIENCE = 60

linux_only = pytest.mark.skipif(
    sys.platform != "linux", reason="looks at running processes in /proc, which only Linux has"
)


def free_ports(count: int) -> list[int]:
    """Ports of the loopback address that nobody listens on, all different."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def is_running(pid: int) -> bool:
    """False also for a process that has ended and only waits to be collected by whoever inherited it."""
    state = _ps("-o", "stat=", "-p", str(pid)).strip()
    return state != "" and not state.startswith("Z")


def kill(pid: int) -> None:
    """Kills a process, unless it has ended, or does so meanwhile."""
    with suppress(ProcessLookupError):
        if is_running(pid):
            os.kill(pid, signal.SIGKILL)


async def gone(pid: int) -> bool:
    """Waits for a process to end."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if not is_running(pid):
            return True
        await asyncio.sleep(0.1)
    return False


def command_line(pid: int) -> list[str]:
    """Arguments of a running process."""
    return _ps("-ww", "-o", "args=", "-p", str(pid)).split()


def parent(pid: int) -> int:
    return int(_ps("-o", "ppid=", "-p", str(pid)))


def descendants(pid: int) -> set[int]:
    """A process's children, their children, and so on; without itself."""
    pairs = [tuple(map(int, line.split())) for line in _ps("-A", "-o", "pid=,ppid=").splitlines()]
    found: set[int] = set()
    newest = {pid}
    while newest:
        newest = {child for child, its_parent in pairs if its_parent in newest} - found
        found |= newest
    return found


def _ps(*arguments: str) -> str:
    # Its status is 1 when there is nothing to show, which is an answer here.
    return subprocess.run(["ps", *arguments], capture_output=True, text=True, check=False).stdout
