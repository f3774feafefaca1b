"""One large scan in parts: what is joined is what would have been made at once."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

import h5py
import numpy as np
import pytest
from command_line import LONGEST_RUN, run
from merlin_writer import random_pictures, write_hdr, write_mib
from parted import assert_same, files_in, hidden
from radial_runs import CONDITIONS, minor_radii, radial, write_calibration, write_scan

SHAPE = (48, 56)
SCAN = (13, 11)


@pytest.fixture
def state(tmp_path) -> dict[str, str]:
    """Jobs of these tests are nobody else's."""
    return {"XDG_STATE_HOME": str(tmp_path / "state")}


@pytest.fixture
def calibration(tmp_path) -> Path:
    return write_calibration(tmp_path / "gold" / "gold.json", (24, 28))


@pytest.fixture
def scan(tmp_path) -> Path:
    """A beam that wanders over the scan, a ring, a pixel that counts all the time and some that never do."""
    random = np.random.default_rng(3)
    counts = np.empty((*SCAN, *SHAPE), np.uint16)
    for row, column in np.ndindex(SCAN):
        origin = (23.2 + 0.21 * row, 27.4 - 0.17 * column)
        radius = minor_radii(SHAPE, origin)
        expected = 900 * np.exp(-((radius / 2.5) ** 4)) + 6 * np.exp(-((radius - 14) ** 2) / 4) + 0.5
        counts[row, column] = random.poisson(expected)
    counts[..., 5, 7] = 9999
    counts[..., 30:33, 40] = 0
    return write_scan(tmp_path / "x_data.hdf5", counts)


def finished(job: dict, **state: str) -> dict:
    done = run("jobs", "wait", "--json", job["id"], **state)
    assert (done.status, done.report["status"]) == (0, "done"), done.out + done.err
    [output] = done.report["outputs"]
    return output


def statuses(progress: Path) -> list[str]:
    return [item["status"] for item in json.loads(progress.read_text())["items"]] if progress.exists() else []


def until_done_part(job: dict) -> Path:
    """What its task says of itself, as soon as the first part is done."""
    progress = Path(job["folder"]) / "progress-0.json"
    until = time.monotonic() + LONGEST_RUN
    while "done" not in statuses(progress):
        assert time.monotonic() < until
        time.sleep(0.01)
    return progress


def started(*arguments: object, kind: str = "radial", **state: str) -> dict:
    done = run(kind, *arguments, "--submit", "local", "--json", **state)
    assert done.status == 0, done.out + done.err
    return done.report["job"]


@pytest.mark.parametrize(("convention", "origin"), [("exact", "fast"), ("epsic", "slow")])
def test_profiles_of_parts_are_those_of_the_whole_bit_for_bit(tmp_path, calibration, scan, state, convention, origin):
    options = ("--calibration", calibration, *CONDITIONS, "--convention", convention, "--origin", origin, "--rpl")
    whole = radial(scan, *options, "--out", tmp_path / "whole").only
    job = started(scan, *options, "--out", tmp_path / "parts", "--parts", 5, **state)
    parts = finished(job, **state)
    differing = ("mean", "var", "corrected", "seconds")
    assert {key: parts[key] for key in parts if key not in differing} == {
        key: whole[key] for key in whole if key not in differing
    }
    assert_same(Path(whole["mean"]).parent, Path(parts["mean"]).parent)
    assert hidden(tmp_path / "parts") == []
    [item] = run("jobs", "--json", **state).report["jobs"][0]["tasks"]
    assert [each["status"] for each in item["items"]] == ["complete"]


def test_what_a_kill_left_is_done_again_and_what_is_damaged_then(tmp_path, calibration, state):
    # Parts enough that it still runs when it is told
    counts = np.random.default_rng(8).poisson(3, (120, 32, *SHAPE)).astype(np.uint16)
    scan = write_scan(tmp_path / "y_data.hdf5", counts)
    origin = ("--origin", "24,28", "--statistic", "median", "--workers", 1)
    options = ("--calibration", calibration, *CONDITIONS, *origin)
    out = tmp_path / "parts"
    job = started(scan, *options, "--out", out, "--parts", 12, **state)
    progress = until_done_part(job)
    os.kill(json.loads(progress.read_text())["process"]["pid"], signal.SIGKILL)
    done = statuses(progress).count("done")
    ended = run("jobs", "wait", "--json", job["id"], **state)
    assert (ended.status, ended.report["status"]) == (130, "interrupted")
    assert files_in(out) == []
    [kept] = [path for path in hidden(out) if path.is_dir()]
    rows = kept / "1-of-12.rows"
    content = bytearray(rows.read_bytes())
    content[len(content) // 2] ^= 1
    rows.write_bytes(content)
    again = run("jobs", "retry", job["id"], "--json", **state)
    assert again.status == 0, again.err
    order = json.loads((Path(again.report["job"]["folder"]) / "job.json").read_text())
    [split] = order["splits"].values()
    assert (split["parts"], split["folder"]) == (list(range(done, 12)), str(kept))
    damaged = run("jobs", "wait", "--json", again.report["job"]["id"], **state)
    assert [error["code"] for error in damaged.report["errors"]] == ["E_PARTS"]
    assert files_in(out) == []
    last = run("jobs", "retry", again.report["job"]["id"], "--json", **state)
    parts = finished(last.report["job"], **state)
    whole = radial(scan, *options, "--out", tmp_path / "whole").only
    assert_same(Path(whole["mean"]).parent, Path(parts["mean"]).parent)
    assert hidden(out) == []


def test_a_file_is_done_in_parts_by_its_size_where_that_can_be(tmp_path, calibration, scan, state):
    options = ("--calibration", calibration, *CONDITIONS, "--out", tmp_path / "out")
    job = started(scan, *options, "--split-over", 1e-4, "--origin", "24,28", **state)
    splits = json.loads((Path(job["folder"]) / "job.json").read_text())["splits"]
    assert splits[str(scan)]["parts"] == list(range(8))
    assert finished(job, **state)["patterns"] == SCAN[0] * SCAN[1]
    assert run("radial", scan, *options, "--parts", 3, **state).status == 2


def test_a_conversion_of_parts_is_that_of_the_whole_bit_for_bit(tmp_path, state):
    pictures = random_pictures(35, (24, 64), 300, dtype=np.uint16)
    # A spike in the last row of a part, whose neighbours are in another
    pictures[12] = 4000
    raw = write_mib(tmp_path / "raw" / "z_data.mib", pictures)
    shape = ("--reshape", "known", "--scan-x", 5, "--scan-y", 7, "--bin-sig", 2, "--replace-spikes")
    run("convert", raw, "--out", tmp_path / "whole", *shape)
    done = run(
        "convert", raw, "--out", tmp_path / "parts", *shape, "--parts", 3, "--submit", "local", "--json", **state
    )
    assert done.status == 0, done.err
    output = finished(done.report["job"], **state)
    assert (output["shape"], output["lost"]) == ([7, 5, 24, 64], 0)
    assert_same(tmp_path / "whole", tmp_path / "parts")
    assert hidden(tmp_path / "parts") == []
    with h5py.File(output["output"]) as file:
        written = file["Experiments/__unnamed__/data"][()].reshape(35, 24, 64)
    assert np.array_equal(np.delete(written, 12, 0), np.delete(pictures, 12, 0))
    assert written[12].max() <= 300
    refused = run(
        "convert",
        raw,
        "--parts",
        3,
        "--radial",
        "--overwrite",
        "--out",
        tmp_path / "parts",
        "--submit",
        "local",
        "--json",
        **state,
    )
    assert (refused.status, refused.report["errors"][0]["code"]) == (1, "E_PARTS")


@pytest.mark.parametrize("kind", ["convert", "radial"])
def test_frames_that_were_lost_at_the_end_of_a_part_are_no_obstacle(tmp_path, calibration, state, kind):
    """A frame is a sixteenth of what is read at once, so that parts are of single rows."""
    there = [frame for frame in range(96) if frame not in (31, 94, 95)]
    pictures = np.random.default_rng(5).poisson(20, (len(there), 128, 256)).astype(np.uint16)
    raw = write_mib(tmp_path / "raw" / "w_data.mib", pictures, sequence=[1 + frame for frame in there])
    write_hdr(raw.with_suffix(".hdr"), ScanX=16, ScanY=6, **{"Frames in Acquisition (Number)": 96})
    options = ("--calibration", calibration, *CONDITIONS, "--origin", "64,128") if kind == "radial" else ()
    done = run(kind, raw, *options, "--out", tmp_path / "whole", "--json")
    assert done.status == 0, done.err
    job = started(raw, *options, "--out", tmp_path / "parts", "--parts", 3, kind=kind, **state)
    finished(job, **state)
    assert_same(tmp_path / "whole", tmp_path / "parts")


def test_nothing_is_left_of_what_is_cancelled(tmp_path, calibration, state):
    counts = np.random.default_rng(8).poisson(3, (24, 32, *SHAPE)).astype(np.uint16)
    scan = write_scan(tmp_path / "y_data.hdf5", counts)
    slow = ("--origin", "24,28", "--statistic", "median", "--workers", 1)
    options = ("--calibration", calibration, *CONDITIONS, *slow, "--out", tmp_path / "out", "--parts", 60)
    job = started(scan, *options, **state)
    until_done_part(job)
    assert run("jobs", "cancel", job["id"], **state).status == 0
    assert run("jobs", "wait", "--json", job["id"], **state).report["status"] == "cancelled"
    # The task tidies up once it has said that it has ended
    until = time.monotonic() + LONGEST_RUN
    while hidden(tmp_path / "out") and time.monotonic() < until:
        time.sleep(0.05)
    assert files_in(tmp_path / "out") == hidden(tmp_path / "out") == []
