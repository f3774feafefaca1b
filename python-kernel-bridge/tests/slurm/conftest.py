"""Jobs on a real Slurm, which these tests start and end themselves."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
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
    with cluster() as running:
        yield running


@pytest.fixture
def user(slurm, tmp_path) -> User:
    """Somebody who submits jobs from a machine of the cluster."""
    from submissions import User

    return User(tmp_path, slurm)


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Path:
    """A simulated session with gold references: raw data that nobody changes."""
    from command_line import run

    folder = tmp_path_factory.mktemp("sample") / "session"
    assert run("sample-session", folder).status == 0
    return folder


@pytest.fixture
def raw(tmp_path) -> list[Path]:
    """Three small files."""
    from merlin_writer import random_pictures, write_mib

    return [write_mib(tmp_path / "raw" / f"{name}.mib", random_pictures(12, (24, 64), 4095)) for name in "abc"]
