"""More files than a site takes in one array."""

from __future__ import annotations

import re
from pathlib import Path

from merlin_writer import random_pictures, write_mib


def test_arrays_follow_each_other_and_each_task_has_its_log(user, tmp_path):
    # Indices of an array stay below 11
    raw = [write_mib(tmp_path / "raw" / f"{i:02d}.mib", random_pictures(2, (8, 8), 4095)) for i in range(12)]
    job = user.submit(*raw, "--out", tmp_path / "out", "--reshape", "none", "--array-limit", 4)
    assert job["tasks"] == 12
    ended = user.ended(job["id"])
    assert ended["state"] == "complete"
    first, second = (task["slurmId"].split("_") for task in (ended["tasks"][9], ended["tasks"][10]))
    assert first == [job["slurmId"], "9"]
    assert second[0] != job["slurmId"] and second[1] == "0"
    logs = [(Path(job["folder"]) / f"log-{task}.txt").read_text() for task in range(12)]
    assert [str(raw[task]) in log for task, log in enumerate(logs)] == [True] * 12


def test_parts_of_a_later_step_are_arrays_that_the_site_takes(user, slurm, sample, tmp_path):
    raw = min(sample.rglob("particles_on_carbon/*/*_data.mib"))
    user.settings(splitOver=1e-9 * raw.stat().st_size / 10.5)
    slurm.run("scontrol", "update", "nodename=localhost", "state=drain", "reason=test")
    try:
        done = user.run("pipeline", raw, "--out", tmp_path / "out", "--submit", "slurm", "--json")
        assert (done.status, done.report["errors"]) == (0, []), done.out + done.err
        _, radial = done.report["pipeline"]["jobs"]
        assert radial["tasks"] == 12
        scripts = [(Path(radial["folder"]) / f"batch{part}.sh").read_text() for part in ("", "-1", "-2")]
        arrays = [re.search("--array=([0-9-]+)", script)[1] for script in scripts]
        assert arrays == ["0-9", "0-0", "0-0"]
        assert ["log-%a.txt" in scripts[0], "log-10.txt" in scripts[1], "log-11.txt" in scripts[2]] == [True] * 3
        for job in done.report["pipeline"]["jobs"]:
            assert user.run("jobs", "cancel", job["id"]).status == 0
    finally:
        slurm.run("scontrol", "update", "nodename=localhost", "state=resume")
