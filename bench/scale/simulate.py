"""How long a cluster takes for 34 GB, 1 TB and 50 TB, by the number of tasks: rates measured on one machine, shared file system and queue modelled.

python bench/scale/simulate.py prints the tables of docs/scale.md; --help says what can be changed.
"""

from __future__ import annotations

import argparse
import heapq
from dataclasses import dataclass, field

GB = 1e9
SIZES = {"34 GB": 34 * GB, "1 TB": 1000 * GB, "50 TB": 50_000 * GB}
TASKS = (1, 3, 10, 30, 100, 300, 1000)
FRAME = 256 * 256 * 2 + 384
BLOCK = 1 << 16


@dataclass(frozen=True)
class Work:
    """One step, by raw bytes (frames as they are in memory); measured as docs/scale.md says."""

    name: str
    per_core: float
    """Raw bytes that a core works on in a second"""
    read: float
    written: float
    """Bytes through the file system for each raw byte"""
    has_headers: bool
    """Whether the headers of all frames are read before the pass"""


CONVERT = Work("convert", per_core=1.5 * GB, read=1.0, written=0.068, has_headers=True)
RADIAL = Work("radial", per_core=0.74 * GB, read=0.068, written=0.044, has_headers=False)


@dataclass(frozen=True)
class Site:
    """What the tasks share, and what each costs before its first byte. The defaults are assumptions, not measurements."""

    cores: int = 4
    """Cores of a task"""
    file_system: float = 10 * GB
    """Bytes per second for all tasks together"""
    link: float = 1.2 * GB
    """The same for one task: its share of the network of its node"""
    at_once: int = 1000
    """Tasks that the queue lets run at the same time"""
    cycle: float = 30
    """Seconds between two looks of the scheduler; a task that could begin waits half of that on average"""
    begun: int = 100
    """Tasks that one look begins at most"""
    begin: float = 5
    """Seconds to start the program on a node, open the data, and look at patterns before the pass"""
    end: float = 2
    """Seconds to see the results to the disk"""
    header: float = 1e-4
    """Seconds to read the header of one frame of a raw scan"""
    join: float = 0.05
    """Seconds that the part of a task costs whoever joins parts, besides its bytes"""


@dataclass
class Flow:
    """A task in its pass: what is left of it, in bytes through the file system."""

    left: float
    cap: float
    """Bytes per second that it can take: its cores or its link"""
    rate: float = field(default=0.0)


def share(flows: list[Flow], capacity: float) -> None:
    """Gives every task the same of the file system; what one cannot take goes to the others."""
    open_flows = sorted(flows, key=lambda flow: flow.cap)
    for index, flow in enumerate(open_flows):
        flow.rate = min(flow.cap, capacity / (len(open_flows) - index))
        capacity -= flow.rate


def heading(work: Work, raw: float, tasks: int, site: Site, in_parts: bool) -> float:
    """Seconds until a task knows the headers: of a scan of its own, read by all its cores, or of one whose parts share them, block by block."""
    if not work.has_headers:
        return 0.0
    frames = raw / FRAME
    if not in_parts or tasks == 1:
        return frames / tasks * site.header / site.cores
    blocks = -(-frames // BLOCK)
    return -(-blocks // min(tasks, site.at_once)) * min(frames, BLOCK) * site.header


def makespan(work: Work, raw: float, tasks: int, site: Site, in_parts: bool) -> float:
    """Seconds from submitting an array of equal tasks to the end of the last."""
    per_task = raw / tasks
    through = work.read + work.written
    cap = min(site.link, site.cores * work.per_core * through)
    time, waiting = 0.0, tasks
    starts: list[float] = []
    flows: list[Flow] = []
    ends: list[float] = []
    look = site.cycle / 2
    while waiting or starts or flows:
        share(flows, site.file_system)
        first = min((flow.left / flow.rate for flow in flows), default=float("inf"))
        now = min(time + first, look if waiting else float("inf"), starts[0] if starts else float("inf"))
        for flow in flows:
            flow.left -= flow.rate * (now - time)
        time = now
        done = [flow for flow in flows if flow.left <= 1e-6 * per_task * through]
        flows = [flow for flow in flows if flow not in done]
        ends.extend(time + site.end for _ in done)
        while starts and starts[0] <= time:
            heapq.heappop(starts)
            flows.append(Flow(per_task * through, cap))
        if waiting and time >= look:
            busy = len(flows) + len(starts) + sum(end > time for end in ends)
            begun = max(0, min(waiting, site.begun, site.at_once - busy))
            waiting -= begun
            for _ in range(begun):
                heapq.heappush(starts, time + site.begin + heading(work, raw, tasks, site, in_parts))
            look = time + site.cycle
    return max(ends)


def joining(work: Work, raw: float, tasks: int, site: Site) -> float:
    """Seconds that a dependent task adds: another look of the scheduler, its start, and all results once read, written, and read again."""
    copied = 3 * work.written * raw / min(site.link, site.file_system)
    return 0.0 if tasks == 1 else site.cycle / 2 + site.begin + tasks * site.join + copied + site.end


def words(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def table(work: Work, site: Site, joins: bool) -> str:
    head = [f"{work.name}{', parts joined' if joins else ''}", *(f"{tasks:,}" for tasks in TASKS)]
    rows = [head, ["---"] + ["---:"] * len(TASKS)]
    for name, raw in SIZES.items():
        times = [
            makespan(work, raw, tasks, site, joins) + (joining(work, raw, tasks, site) if joins else 0)
            for tasks in TASKS
        ]
        rows.append([name, *map(words, times)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, kind in Site.__annotations__.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=float if kind == "float" else int)
    given = {name: value for name, value in vars(parser.parse_args()).items() if value is not None}
    site = Site(**given)
    print(site, end="\n\n")
    for work, joins in ((CONVERT, False), (RADIAL, False), (CONVERT, True), (RADIAL, True)):
        print(table(work, site, joins), end="\n\n")


if __name__ == "__main__":
    main()
