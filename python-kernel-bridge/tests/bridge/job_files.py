"""Jobs as they are on disk and in the list of processes, whatever a server says of them."""

from __future__ import annotations

import json
from pathlib import Path

from processes import kill


def results(out: Path) -> list[Path]:
    """Files in a folder for results, without those of the jobs that made them."""
    return sorted(path for path in out.rglob("*") if path.is_file() and "scripts" not in path.relative_to(out).parts)


def job_process(conversion: dict) -> int:
    """Process that works on a conversion."""
    return json.loads((Path(conversion["folder"]) / "launch.json").read_text())["process"]["pid"]


def kill_jobs(state: Path) -> None:
    """Ends every job that a folder with a user's state knows of."""
    index = state / "jupyterlab-4dstem" / "jobs.jsonl"
    lines = index.read_text().splitlines() if index.exists() else []
    for folder in (Path(json.loads(line)["folder"]) for line in lines if line):
        if (folder / "launch.json").exists():
            kill(job_process({"folder": folder}))
