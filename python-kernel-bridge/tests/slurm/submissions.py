"""Submits, follows and cancels jobs as users do: with the command."""

from __future__ import annotations

import json
from pathlib import Path

from cluster import Cluster, wait_for
from command_line import Run, assert_no_stack, run

OPEN = ("waiting", "running", "unknown")


class User:
    """Jobs, settings and state of one user are in a folder of their own."""

    def __init__(self, root: Path, slurm: Cluster) -> None:
        self.root = root
        self.environment = {
            **slurm.environment,
            "XDG_STATE_HOME": str(root / "state"),
            "XDG_CONFIG_HOME": str(root / "config"),
            "XDG_CONFIG_DIRS": str(root / "site"),
        }

    def run(self, *arguments: object, **environment: str) -> Run:
        done = run(*arguments, **{**self.environment, **environment})
        assert_no_stack(done)
        return done

    def settings(self, **values: object) -> None:
        """What the user has set for submitting."""
        file = self.root / "config" / "jupyterlab-4dstem" / "cluster.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values))

    def submit(self, *arguments: object, capability: str = "convert", **environment: str) -> dict:
        """What the command says of the new job."""
        done = self.run(capability, *arguments, "--submit", "slurm", "--json", **environment)
        assert done.status == 0, done.out + done.err
        assert list(done.report) == ["job"]
        return done.report["job"]

    def job(self, name: str) -> dict:
        """How a job stands, by its id."""
        done = self.run("jobs", "--json")
        assert done.status == 0, done.err
        [found] = [job for job in done.report["jobs"] if job["id"] == name]
        return found

    def ended(self, name: str, longest: float = 60) -> dict:
        """How a job stands that has ended."""
        wait_for(lambda: self.job(name)["state"] not in OPEN, lambda: str(self.job(name)), longest)
        return self.job(name)
