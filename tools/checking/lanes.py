"""
Runs checks side by side in a few lanes.

What a check prints is kept and printed in one piece when it ends, closed by a line of its own; a check that is alone prints as
it goes.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from checking.count import Count
from checking.desk import Desk, Stopped

PATIENCE = 60  # s, for a check that is interrupted to end its servers and to take its files away


@dataclass(frozen=True)
class Check:
    """
    Something that is checked.

    Args:
        name: a word
        run: does it, and counts
        after: names of checks that have to have ended before, where they are asked for at all
    """

    name: str
    run: Callable[[Desk], Count]
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lane:
    """A check that runs."""

    check: Check
    desk: Desk
    kept: IO[str] | None
    started: float


def run_checks(checks: Sequence[Check], lanes: int, environment: Mapping[str, str]) -> Count:
    """Runs checks in the order given, as lanes become free. An interrupt ends those that run, and is raised again."""
    lanes = min(lanes, len(checks))
    processors = max(1, (os.cpu_count() or 1) // lanes)
    waiting, running, total = list(checks), dict[Future, Lane](), Count()
    with tempfile.TemporaryDirectory() as place, ThreadPoolExecutor(lanes) as pool:
        try:
            while waiting or running:
                while len(running) < lanes and (check := next_of(waiting, running)):
                    waiting.remove(check)
                    kept = None if lanes == 1 else begin(check, Path(place))
                    desk = Desk(Path(place), environment, processors, kept)
                    running[pool.submit(check.run, desk)] = Lane(check, desk, kept, time.monotonic())
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    total += end(running.pop(future), future)
        except BaseException:
            stop(running)
            raise
    return total


def next_of(waiting: Sequence[Check], running: Mapping[Future, Lane]) -> Check | None:
    """The first that need not wait for another; None where all of them do."""
    open_names = {check.name for check in waiting} | {lane.check.name for lane in running.values()}
    return next((check for check in waiting if open_names.isdisjoint(check.after)), None)


def begin(check: Check, place: Path) -> IO[str]:
    print(f".. {check.name}", flush=True)
    return (place / f"{check.name}.txt").open("a+", errors="replace")


def end(lane: Lane, future: Future[Count]) -> Count:
    """Prints what a check that has ended has said, and its line."""
    show(lane)
    # A check that breaks has failed, and the others go on
    if problem := future.exception():
        print(f"{lane.check.name} broke: {problem!r}", flush=True)
    count = named(lane.check.name, Count(failed=1) if problem else future.result())
    told = f"{count.passed} passed, {count.failed} failed, {count.skipped} skipped"
    print(f"-- {lane.check.name}: {told}, {time.monotonic() - lane.started:.0f} s", flush=True)
    return count


def named(check: str, count: Count) -> Count:
    """Says of each test that failed where it is, and of a check that failed without a test that it did."""
    names = count.wrong or (("as a whole",) if count.failed else ())
    return replace(count, wrong=tuple(f"{check}: {name}" for name in names))


def stop(running: Mapping[Future, Lane]) -> None:
    """Ends all that runs, and prints what it has said."""
    with ThreadPoolExecutor(max(1, len(running))) as pool:
        list(pool.map(lambda lane: lane.desk.stop(PATIENCE), running.values()))
    for future, lane in running.items():
        is_stopped = isinstance(future.exception(), Stopped)
        show(lane)
        print(f"-- {lane.check.name}: {'interrupted' if is_stopped else 'ended'}", flush=True)


def show(lane: Lane) -> None:
    if lane.kept:
        lane.kept.seek(0)
        print(lane.kept.read(), end="", flush=True)
        lane.kept.close()
