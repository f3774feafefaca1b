"""Conversions that go on by themselves: started, followed and stopped from the command line."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

import numpy as np
import pytest
from command_line import LONGEST_RUN, assert_no_stack, run, start
from job_reports import listed, submitted
from merlin_writer import Format, random_pictures, write_mib

SHAPE = (24, 64)
NAMES = {"reshape": "none", "binSig": 2, "cross": False}


@pytest.fixture
def state(tmp_path) -> dict[str, str]:
    """Jobs of these tests are nobody else's."""
    return {"XDG_STATE_HOME": str(tmp_path / "state")}


@pytest.fixture
def raw(tmp_path) -> Path:
    return write_mib(tmp_path / "raw" / "x_data.mib", random_pictures(12, SHAPE, 4095, dtype=np.uint16))


@pytest.fixture
def endless(tmp_path) -> Path:
    """Minutes of work for one thread."""
    return repeated(tmp_path, 2000)


@pytest.fixture
def lasting(tmp_path) -> Path:
    """Seconds of work for one thread: it goes on when the next command has started."""
    return repeated(tmp_path, 200)


def repeated(folder: Path, frames: int) -> Path:
    """One large frame many times."""
    path = write_mib(folder / "raw" / "y_data.mib", random_pictures(1, (512, 512), 65535), Format("U16", depth=16))
    path.write_bytes(path.read_bytes() * frames)
    return path


def started(*arguments: object, **environment: str) -> dict:
    done = run("jobs", "start", "--json", *arguments, **environment)
    assert done.status == 0, done.err
    assert set(done.report) == {"id", "folder"}
    return done.report


def test_started_job_goes_on_and_is_waited_for_by_id_or_folder(raw, tmp_path, state):
    job = started(raw, "--out", tmp_path / "out", "--reshape", "none", "--bin-sig", 2, **state)
    assert Path(job["folder"]) == tmp_path / "out" / "scripts" / job["id"]
    for name in (job["id"], job["folder"]):
        done = run("jobs", "wait", "--json", name, **state)
        assert done.status == 0, done.err
        assert (done.report["status"], done.report["errors"]) == ("done", [])
        [output] = done.report["outputs"]
        assert output["shape"] == [12, *SHAPE]
        assert Path(output["output"]).is_file()


def test_report_of_wait_is_that_of_convert(raw, tmp_path, state):
    job = started(raw, "--out", tmp_path / "a", "--reshape", "none", **state)
    waited = run("jobs", "wait", "--json", job["id"], **state).only
    converted = run("convert", "--json", raw, "--out", tmp_path / "b", "--reshape", "none").only
    assert set(waited) == set(converted)
    changing = ("output", "seconds")
    assert {key: waited[key] for key in waited if key not in changing} == {
        key: converted[key] for key in converted if key not in changing
    }


def test_options_may_be_named_as_in_a_notebook_and_flags_go_over_them(raw, tmp_path, state):
    job = started(raw, "--options", json.dumps(NAMES), "--out", tmp_path / "out", "--bin-sig", 3, **state)
    run("jobs", "wait", job["id"], **state)
    options = json.loads((Path(job["folder"]) / "job.json").read_text())["options"]
    assert (options["reshape"], options["binSig"], options["cross"]) == ("none", 3, False)
    assert options["out"] == str(tmp_path / "out")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ('{"binsig": 2}', "binsig: there is no such option. The options are reshape,"),
        ('{"reshape": "known", "scanY": 4}', "scanX: Known shape needs both"),
        ('{"binSig": 0}', "binSig: "),
        ("2", "--options: one JSON object"),
    ],
)
def test_impossible_options_start_nothing(raw, state, options, sentence):
    done = run("jobs", "start", "--json", raw, "--options", options, **state)
    assert done.status == 2
    assert done.report["errors"][0]["message"].startswith(sentence)
    assert "No jobs." in run("jobs", **state).out


def test_relative_paths_are_those_of_the_folder_one_types_in(raw, tmp_path, state):
    done = run("jobs", "start", "--json", "raw", "--out", "results", "--reshape", "none", cwd=tmp_path, **state)
    report = run("jobs", "wait", "--json", done.report["id"], **state).report
    assert [output["input"] for output in report["outputs"]] == [str(raw)]
    assert Path(report["outputs"][0]["output"]).is_relative_to(tmp_path / "results")


def test_failed_file_is_an_error_of_the_report_and_of_the_status(tmp_path, state):
    bad = tmp_path / "bad.mib"
    bad.write_bytes(b"no header" * 100)
    job = started(bad, "--out", tmp_path / "out", **state)
    done = run("jobs", "wait", "--json", job["id"], **state)
    assert (done.status, done.report["status"], done.report["outputs"]) == (1, "failed", [])
    assert done.error("bad.mib")["code"] in done.err
    assert_no_stack(done)


def test_follow_tells_how_it_goes_one_line_per_change(lasting, tmp_path, state):
    options = ("--compression", "gzip", "--workers", 1, "--reshape", "none")
    job = started(lasting, "--out", tmp_path / "out", *options, **state)
    done = run("jobs", "wait", "--follow", job["id"], **state)
    *changes, report = [json.loads(line) for line in done.out.splitlines()]
    assert report["status"] == "done"
    assert len(report["outputs"]) == 1
    assert changes
    for change, following in zip(changes, [*changes[1:], None], strict=True):
        assert change["status"] in ("waiting", "running")
        assert change["framesDone"] <= change["frames"]
        assert change != following


def test_cancelled_job_ends_as_such_and_leaves_nothing_half_done(endless, tmp_path, state):
    options = ("--compression", "gzip", "--workers", 1, "--reshape", "none")
    job = started(endless, "--out", tmp_path / "out", *options, **state)
    assert run("jobs", "cancel", job["id"], **state).status == 0
    done = run("jobs", "wait", "--json", job["id"], **state)
    assert (done.status, done.report["status"], done.report["outputs"]) == (130, "cancelled", [])
    assert [path for path in (tmp_path / "out").rglob("*") if path.suffix in (".hdf5", ".partial")] == []
    again = run("jobs", "cancel", job["id"], **state)
    assert (again.status, again.out) == (0, "It has ended already: cancelled.\n")


@pytest.mark.parametrize("what", ["wait", "cancel"])
def test_unknown_job_is_a_sentence(what, tmp_path, state):
    for name in ("20260101_000000_convert_0000", tmp_path):
        done = run("jobs", what, name, **state)
        assert done.status == 1
        assert "E_JOB" in done.err
        assert "'jupyter 4dstem jobs'" in done.err
        assert_no_stack(done)


def states(job: dict) -> tuple[str, list[str]]:
    return job["state"], [item["status"] for task in job["tasks"] for item in task["items"]]


def test_every_capability_is_submitted_and_listed_with_the_keys_that_were_promised(sample_session, tmp_path, state):
    """What conversion, calibration, transform and analysis of a session say on this machine."""
    session = sample_session(tmp_path / "session")
    merlin = next(session.glob("*/*/Merlin"))
    processing = merlin.parent / "processing" / "Merlin"
    gold, bad = merlin / "Au_xgrating", merlin / "Au_xgrating" / "bad.mib"
    bad.write_bytes(b"no header")
    known: dict[str, tuple] = {}

    def submit(capability: str, *arguments: object) -> dict:
        done = run(capability, *arguments, "--submit", "local", "--json", **state)
        job = submitted(done, capability, "local")
        waited = run("jobs", "wait", job["folder"], **state)
        [entry] = [each for each in listed(run("jobs", "--json", **state)) if each["id"] == job["id"]]
        assert {key: entry[key] for key in ("folder", "capability", "launcher")} == {
            key: job[key] for key in ("folder", "capability", "launcher")
        }
        assert len(entry["tasks"]) == job["tasks"] == 1
        known[capability] = (waited.status, *states(entry))
        return entry

    failed = submit("convert", gold, merlin / "particles_on_carbon")
    assert known["convert"][:2] == (1, "failed")
    problems = {item["input"]: item["problem"] for item in failed["tasks"][0]["items"] if item["status"] == "failed"}
    assert list(problems) == [str(bad)] and problems[str(bad)].startswith(str(bad))
    assert failed["reason"] == failed["tasks"][0]["reason"] == problems[str(bad)]
    # Only what failed, which is put right, is done again
    bad.write_bytes(min(gold.glob("*/*_data.mib")).read_bytes())
    again = submitted(run("jobs", "retry", failed["id"], "--json", **state), "convert", "local")
    assert run("jobs", "wait", again["id"], **state).status == 0
    [entry] = [each for each in listed(run("jobs", "--json", **state)) if each["id"] == again["id"]]
    assert [item["input"] for item in entry["tasks"][0]["items"]] == [str(bad)]
    assert entry["tasks"][0]["items"][0]["problem"] is None
    assert str(bad) in run("jobs", "logs", failed["folder"], "--task", 0, **state).out

    submit("calibrate", *sorted(processing.glob("Au_xgrating/2*/*_data.hdf5")))
    submit("radial", *sorted(processing.glob("particles_on_carbon/*/*_data.hdf5")))
    submit("analyse", processing, "--components", 3)
    assert {kind: each[:2] for kind, each in known.items() if kind != "convert"} == {
        kind: (0, "complete") for kind in ("calibrate", "radial", "analyse")
    }
    done = run("pipeline", merlin / "particles_on_carbon", "--json", **state)
    for job, capability in zip(done.report["pipeline"]["jobs"], ("convert", "radial"), strict=True):
        assert set(job) == set(again) and (job["capability"], job["launcher"]) == (capability, "local")
        run("jobs", "wait", job["id"], **state)


def test_one_of_many_retries_in_the_same_moment_starts_the_job(endless, tmp_path, state):
    options = ("--compression", "gzip", "--workers", 1, "--reshape", "none")
    job = started(endless, "--out", tmp_path / "out", *options, **state)
    progress = Path(job["folder"]) / "progress-0.json"
    until = time.monotonic() + LONGEST_RUN
    while not progress.exists() or '"running"' not in progress.read_text():
        assert time.monotonic() < until
        time.sleep(0.05)
    os.kill(json.loads(progress.read_text())["process"]["pid"], signal.SIGKILL)
    environment = {**os.environ, **state}
    asked = [start("jobs", "retry", job["id"], "--json", env=environment) for _ in range(6)]
    answers = [json.loads(each.communicate(timeout=LONGEST_RUN)[0]) for each in asked]
    jobs = listed(run("jobs", "--json", **state))
    for each in jobs:
        run("jobs", "cancel", each["id"], **state)
    assert [states(each)[0] for each in jobs] == ["interrupted", jobs[1]["state"]]
    assert sorted(list(answer) for answer in answers) == [["job"]] + [["outputs", "errors"]] * 5
    refusals = [answer["errors"][0]["message"] for answer in answers if "errors" in answer]
    assert all(message.startswith("This is being done again") for message in refusals), refusals
    run("jobs", "wait", jobs[1]["id"], **state)
