"""Jobs on a real Slurm, which these tests start and end themselves."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if not importlib.util.find_spec("numpy"):
    # Collected with the project's other tests by a Python that has none of what these need
    collect_ignore_glob = ["test_*.py"]

if TYPE_CHECKING:
    from cluster import Cluster


@pytest.fixture(scope="session")
def slurm() -> Iterator[Cluster]:
    from cluster import cluster, missing

    reason = missing()
    if reason is not None:
        pytest.skip(f"No Slurm can be started here: {reason}")
    with cluster() as running:
        yield running
