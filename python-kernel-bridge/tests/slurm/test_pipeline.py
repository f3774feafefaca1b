"""Several steps with one submission, whose inputs are yet to be made."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import h5py
import pytest
from cluster import wait_for


@pytest.fixture
def session(sample, tmp_path) -> Path:
    """The sample session, with a sample at the camera length of its second gold reference, which has no counts at all."""
    copy = tmp_path / "session"
    shutil.copytree(sample, copy)
    _, gold = sorted(copy.rglob("Au_xgrating/*/*_data.mib"))
    raw = gold.read_bytes()
    start = int(raw[:20].split(b",")[2])
    step = raw.index(b"MQ1,", start)
    frames = [raw[at : at + start] + bytes(step - start) for at in range(0, len(raw), step)]
    gold.write_bytes(b"".join(frames))
    with h5py.File(sorted(copy.rglob("particles_on_carbon/*.hdf"))[1], "r+") as file:
        file["metadata/nominal_camera_length(m)"][()] = 0.4
    return copy


def test_what_needs_a_failed_calibration_is_stopped_and_the_rest_goes_on(user, session):
    merlin = next(session.glob("*/*/Merlin"))
    steps = {"analyse": {"components": 3}}
    done = user.run(
        *("pipeline", merlin, "--reference", merlin / "Au_xgrating", "--until", "analyse"),
        *("--options", json.dumps(steps), "--submit", "slurm", "--json"),
    )
    assert (done.status, done.report["errors"]) == (0, []), done.out + done.err
    jobs = done.report["pipeline"]["jobs"]
    assert [job["capability"] for job in jobs] == ["convert", "calibrate", "convert", "radial", "analyse"]
    assert [job["tasks"] for job in jobs] == [2, 2, 2, 2, 1]
    # Nothing was there when it was submitted
    gold, calibrated, converted, profiles, analysed = (user.ended(job["id"]) for job in jobs)
    assert [job["state"] for job in (gold, calibrated, converted)] == ["complete"] * 3
    assert [task["state"] for task in profiles["tasks"]] == ["complete", "failed"]
    reason = profiles["tasks"][1]["reason"]
    assert "the calibration of 20260317_104530_data.hdf5, which is a failure" in reason
    assert profiles["tasks"][1]["items"][0]["problem"] == reason
    scripts = "".join(path.read_text() for path in Path(jobs[3]["folder"]).glob("batch*.sh"))
    assert f"aftercorr:{jobs[2]['slurmId']},afterok:{jobs[1]['slurmId']}_0" in scripts
    assert len(list(session.rglob("*_azimuthal_mean.hspy"))) == 1
    # What could be made is analysed, and what could not is named
    assert analysed["state"] == "failed"
    items = {item["status"]: item for item in analysed["tasks"][0]["items"]}
    assert "20260317_114742" in items["failed"]["input"] and "20260317_113015" in items["complete"]["input"]
    [classes] = session.rglob("*_classes.hspy")
    with h5py.File(classes) as file:
        assert file["Experiments/__unnamed__/data"][()].max() == 3

    # The reference is put right by hand; what failed is done again, each step after the new one before it
    [known] = session.rglob("*_CL_20cm.json")
    record = {**json.loads(known.read_text()), "nominal_camera_length(m)": 0.4}
    [gold] = session.rglob("20260317_104530_data.hdf5")
    gold.with_name("20260317_104530_CL_40cm.json").write_text(json.dumps(record))
    pipeline = done.report["pipeline"]["id"]
    again = user.run("jobs", "retry", pipeline, "--json")
    assert again.status == 0, again.out + again.err
    jobs = again.report["pipeline"]["jobs"]
    assert [(job["capability"], job["launcher"], job["tasks"]) for job in jobs] == [
        ("radial", "slurm", 1),
        ("analyse", "slurm", 1),
    ]
    twice = user.run("jobs", "retry", pipeline, "--json")
    assert (twice.status, twice.report["errors"][0]["code"]) == (1, "E_JOB")
    assert "done again already" in twice.report["errors"][0]["message"]
    scripts = "".join(path.read_text() for path in Path(jobs[1]["folder"]).glob("batch*.sh"))
    assert f"afterany:{jobs[0]['slurmId']}" in scripts
    for job in jobs:
        ended = user.ended(job["id"])
        assert ended["state"] == "complete", ended


def test_cancelled_steps_take_what_follows_with_them(user, slurm, session):
    merlin = next(session.glob("*/*/Merlin"))
    slurm.run("scontrol", "update", "nodename=localhost", "state=drain", "reason=test")
    try:
        done = user.run("pipeline", merlin / "particles_on_carbon", "--submit", "slurm", "--json")
        converted, profiles = done.report["pipeline"]["jobs"]
        # Slurm names the dependency once its scheduler has looked
        waits = "Waits for another job"
        wait_for(lambda: user.job(profiles["id"])["reason"].startswith(waits), lambda: str(user.job(profiles["id"])))
        assert user.job(profiles["id"])["state"] == "waiting"
        assert user.run("jobs", "cancel", converted["id"]).status == 0
        ended = user.ended(profiles["id"])
        assert ended["state"] == "cancelled"
        assert "It waited for the conversion of" in ended["reason"]
    finally:
        slurm.run("scontrol", "update", "nodename=localhost", "state=resume")
