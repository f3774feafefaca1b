"""Jobs on a real Slurm, which these tests start and end themselves."""

from __future__ import annotations

import importlib.util
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if not importlib.util.find_spec("numpy"):
    # Collected with the project's other tests by a Python that has none of what these need
    collect_ignore_glob = ["test_*.py"]

if TYPE_CHECKING:
    from cluster import Cluster
    from submissions import User


@pytest.fixture(scope="session")
def slurm() -> Iterator[Cluster]:
    from cluster import cluster, missing

    reason = missing()
    if reason is not None:
        pytest.skip(f"No Slurm can be started here: {reason}")
    # Fewer in an array than at any site, so that a test can have more
    with cluster(most_tasks=11) as running:
        yield running


@pytest.fixture(scope="session")
def accounted(slurm) -> Iterator[Cluster]:
    """Another cluster, which keeps accounts; `slurm` says whether there can be one."""
    from accounting import missing
    from cluster import cluster

    reason = missing()
    if reason is not None:
        pytest.skip(f"No accounts of Slurm can be kept here: {reason}")
    with cluster(accounts=True) as running:
        yield running


@pytest.fixture
def user(slurm, tmp_path) -> User:
    """Somebody who submits jobs from a machine of the cluster."""
    from submissions import User

    return User(tmp_path, slurm)


@pytest.fixture
def accountant(accounted, tmp_path) -> User:
    """Somebody of the cluster that keeps accounts."""
    from submissions import User

    return User(tmp_path, accounted)


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Path:
    """A simulated session with gold references: raw data that nobody changes."""
    from command_line import sample_in

    return sample_in(tmp_path_factory.mktemp("sample") / "session")


@pytest.fixture(scope="session")
def lasting(tmp_path_factory) -> Path:
    """A minute of work and more for one thread, compressed by gzip."""
    from merlin_writer import Format, random_pictures, write_mib

    picture = random_pictures(1, (512, 512), 65535)
    path = write_mib(tmp_path_factory.mktemp("raw") / "y.mib", picture, Format("U16", depth=16))
    path.write_bytes(path.read_bytes() * 1000)
    return path


@pytest.fixture
def working(lasting, tmp_path) -> Callable[..., dict]:
    """Submits that file with settings of its own, and comes back when a node works on it."""
    from cluster import wait_for

    count = itertools.count()

    def submit(user: User, *options: object, waits: bool = True, **settings: object) -> dict:
        user.settings(**{"cpus": 1, **settings})
        slow = ("--out", tmp_path / f"out{next(count)}", "--reshape", "none", "--compression", "gzip")
        job = user.submit(lasting, *slow, *options)
        progress = Path(job["folder"]) / "progress-0.json"
        if waits:
            wait_for(
                lambda: progress.exists() and '"running"' in progress.read_text(), lambda: str(user.job(job["id"]))
            )
        return job

    return submit


@pytest.fixture
def raw(tmp_path) -> list[Path]:
    """Three small files."""
    from merlin_writer import random_pictures, write_mib

    return [write_mib(tmp_path / "raw" / f"{name}.mib", random_pictures(12, (24, 64), 4095)) for name in "abc"]
