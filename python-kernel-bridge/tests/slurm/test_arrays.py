"""More files than a site takes in one array."""

from __future__ import annotations

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
