"""Submits, follows and cancels jobs as users do: with the command."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from cluster import Cluster
from command_line import Run, assert_no_stack, run
from job_reports import OPEN, listed, submitted

LONGEST_JOB = 240  # s, on a machine that does much else
PAUSE = 0.3  # s: each look is a process of its own, which a machine of few processors feels


def signal_worker(job: dict, number: int) -> None:
    """Sends a signal to the process that works on its first task."""
    progress = json.loads((Path(job["folder"]) / "progress-0.json").read_text())
    os.kill(progress["process"]["pid"], number)


def working_in(folder: str) -> list[str]:
    """Numbers of the processes that a job directory was given to."""
    return subprocess.run(("pgrep", "-f", folder), capture_output=True, text=True, check=False).stdout.split()


class User:
    """Jobs, settings and state of one user are in a folder of their own."""

    def __init__(self, root: Path, slurm: Cluster) -> None:
        self.root = root
        self.set: dict[str, object] = {}
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
        self.set = values
        self._write(values)

    def _write(self, settings: dict[str, object]) -> None:
        file = self.root / "config" / "jupyterlab-4dstem" / "cluster.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(settings))

    def submit(self, *arguments: object, capability: str = "convert", **environment: str) -> dict:
        """What the command says of the new job."""
        done = self.run(capability, *arguments, "--submit", "slurm", "--json", **environment)
        return submitted(done, capability, "slurm")

    def submit_held(self, *arguments: object) -> dict:
        """A job that starts after it is released, however fast Slurm is."""
        self._write({**self.set, "directives": {"hold": ""}})
        job = self.submit(*arguments)
        self._write(self.set)
        return job

    def job(self, name: str) -> dict:
        """How a job stands, by its id."""
        done = self.run("jobs", "--json")
        [found] = [job for job in listed(done) if job["id"] == name]
        return found

    def until(self, name: str, condition: Callable[[dict], bool], longest: float = LONGEST_JOB) -> dict:
        """How a job stands as soon as that is so."""
        end = time.monotonic() + longest
        while not condition(shown := self.job(name)):
            assert time.monotonic() < end, shown
            time.sleep(PAUSE)
        return shown

    def ended(self, name: str, longest: float = LONGEST_JOB) -> dict:
        """How a job stands that has ended."""
        return self.until(name, lambda job: job["state"] not in OPEN, longest)
