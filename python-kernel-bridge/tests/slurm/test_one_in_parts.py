"""One data set over many tasks: parts side by side, and a task that joins them."""

from __future__ import annotations

import shutil
from pathlib import Path

import h5py
import numpy as np
import pytest
from parted import assert_same, files_in, hidden
from radial_runs import CONDITIONS, write_calibration, write_scan

SHAPE = (48, 56)
PROFILES = "Experiments/__unnamed__/data"


@pytest.fixture
def scan(tmp_path) -> Path:
    counts = np.random.default_rng(4).poisson(5, (8, 9, *SHAPE)).astype(np.uint16)
    return write_scan(tmp_path / "x_data.hdf5", counts)


def test_parts_that_failed_or_were_cancelled_are_run_again_alone_and_then_all_are_joined(user, scan, tmp_path):
    gold = write_calibration(tmp_path / "gold.json", (24, 28))
    options = (scan, "--calibration", gold, *CONDITIONS, "--origin", "24,28")
    out = tmp_path / "cluster"
    # One of the tasks cannot begin: its node lacks what the site's line asks for
    line = f'if [ "$SLURM_ARRAY_TASK_ID" = 2 ] && [ ! -e {tmp_path}/mended ]; then false; fi'
    user.settings(setup=[line])
    job = user.submit(*options, "--out", out, "--parts", 4, "--array-limit", 1, capability="radial")
    assert job["tasks"] == 5
    # While others wait too
    assert user.run("jobs", "cancel", job["id"], "--task", 1).status == 0
    ended = user.ended(job["id"])
    assert ended["state"] == "failed"
    assert [task["state"] for task in ended["tasks"]] == ["complete", "cancelled", "failed", "complete", "failed"]
    join = ended["tasks"][4]
    assert "part 2 of 4" in join["reason"] and "was cancelled" in join["reason"], join
    assert join["slurmId"].split("_")[0] != job["slurmId"]
    assert files_in(out) == []
    (tmp_path / "mended").touch()
    again = user.run("jobs", "retry", job["id"], "--json").report["job"]
    retried = user.ended(again["id"])
    assert (retried["state"], len(retried["tasks"])) == ("complete", 3)
    assert hidden(out) == []
    [waited] = user.run("jobs", "wait", again["id"], "--json").report["outputs"]
    [here] = user.run("radial", *options, "--out", tmp_path / "here", "--json").report["outputs"]
    assert_same(Path(here["mean"]).parent, Path(waited["mean"]).parent)


def test_large_steps_of_a_pipeline_are_done_in_parts_too(user, sample, tmp_path):
    session = shutil.copytree(sample, tmp_path / "session")
    merlin = next(session.glob("*/*/Merlin"))
    gold = min(merlin.rglob("Au_xgrating/*/*_data.mib"))
    raw = min(merlin.rglob("particles_on_carbon/*/*_data.mib"))
    user.settings(splitOver=0.6e-9 * raw.stat().st_size, concurrent=4)
    done = user.run("pipeline", raw, "--reference", gold, "--submit", "slurm", "--json")
    assert (done.status, done.report["errors"]) == (0, []), done.out + done.err
    jobs = done.report["pipeline"]["jobs"]
    assert [job["capability"] for job in jobs] == ["convert", "calibrate", "convert", "radial"]
    assert [job["tasks"] for job in jobs[2:]] == [3, 3]
    assert [user.ended(job["id"])["state"] for job in jobs] == ["complete"] * 4
    [mean] = session.rglob("*_azimuthal_mean.hspy")
    options = ("--calibration", *session.rglob("*CL*.json"), "--overwrite", "--out", tmp_path / "here")
    data = mean.with_name(mean.name.replace("_azimuthal_mean.hspy", "_data.hdf5"))
    [here] = user.run("radial", data, *options, "--json").report["outputs"]
    with h5py.File(mean) as one, h5py.File(here["mean"]) as other:
        assert one[PROFILES][()].tobytes() == other[PROFILES][()].tobytes()
    # What cannot be done in parts is done as a whole, which is said when it is submitted
    beside = (raw, "--radial", "--out", tmp_path / "beside")
    whole = user.run("convert", *beside, "--submit", "slurm", "--json")
    assert "_data.mib is done by one task. Profiles in the same pass" in whole.err
    assert whole.report["job"]["tasks"] == 1
    assert user.run("jobs", "cancel", whole.report["job"]["id"]).status == 0
