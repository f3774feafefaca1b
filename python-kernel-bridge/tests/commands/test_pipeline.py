"""`pipeline` on this machine: each step begins after what it needs, and says why when it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import assert_no_stack, run
from merlin_writer import random_pictures, write_mib
from radial_runs import write_calibration


@pytest.fixture
def state(tmp_path) -> dict[str, str]:
    """Jobs of these tests are nobody else's."""
    return {"XDG_STATE_HOME": str(tmp_path / "state")}


def test_steps_follow_each_other_for_each_data_set(tmp_path, state):
    good, bad = (write_mib(tmp_path / "raw" / f"{name}.mib", random_pictures(12, (24, 64), 4095)) for name in "ab")
    bad.write_bytes(b"no header")
    done = run(
        *("pipeline", good.parent, "--out", tmp_path / "out", "--json"),
        *("--options", '{"convert": {"reshape": "none"}, "radial": {"voltage": 300000, "cameraLength": 0.2}}'),
        **state,
    )
    assert_no_stack(done)
    assert (done.status, done.report["errors"]) == (0, []), done.err
    convert, radial = done.report["pipeline"]["jobs"]
    assert [job["capability"] for job in (convert, radial)] == ["convert", "radial"]
    waited = run("jobs", "wait", radial["id"], "--json", **state)
    assert waited.status == 1
    messages = {Path(error["input"]).name: error["message"] for error in waited.report["errors"]}
    # What was made is looked at, and lacks a calibration; what was not is not looked for
    assert "no calibration for 300 kV and 20 cm was found" in messages["a_data.hdf5"]
    assert "It needs the conversion of b.mib, which failed: " in messages["b_data.hdf5"]
    assert run("jobs", "wait", convert["id"], **state).status == 1

    # The raw file is copied again and gold is calibrated: what failed is done again, each step after what it needs
    bad.write_bytes(good.read_bytes())
    for stem in "ab":
        write_calibration(tmp_path / "out" / stem / f"gold_{stem}_CL_20cm.json", (12, 32))
    pipeline = done.report["pipeline"]["id"]
    again = run("jobs", "retry", pipeline, "--json", **state)
    assert again.status == 0, again.out + again.err
    convert, radial = again.report["pipeline"]["jobs"]
    waited = run("jobs", "wait", radial["id"], "--json", **state)
    problems = [error["code"] for error in waited.report["errors"]]
    # Random pictures have no direct beam: both got as far as that
    assert problems == ["E_NO_BEAM", "E_NO_BEAM"], waited.report
    report = run("jobs", "--json", **state).report["jobs"]
    [made] = [job for job in report if job["id"] == convert["id"]]
    assert [Path(item["input"]).name for task in made["tasks"] for item in task["items"]] == ["b.mib"]
    assert made["state"] == "complete"
    nothing = run("jobs", "retry", "20260101_000000_pipeline_0000", "--json", **state)
    assert (nothing.status, nothing.report["errors"][0]["code"]) == (1, "E_JOB")


def test_what_cannot_be_started_starts_nothing(tmp_path, state):
    refused = run("pipeline", tmp_path, "--json", **state)
    assert refused.status == 1
    [error] = refused.report["errors"]
    assert error["code"] == "E_NOTHING_TO_DO" and "holds no .mib" in error["message"]
    for options, words in (
        (("--until", "nothing"), "Allowed choices are convert, radial, analyse"),
        (("--options", '{"convert": {"binsig": 2}}'), "binsig: there is no such option"),
        (("--options", "[]"), "--options: one JSON object with options by step"),
    ):
        wrong = run("pipeline", tmp_path, *options, **state)
        assert (wrong.status, words in wrong.err) == (2, True), wrong.err
    assert run("jobs", **state).out == "No jobs.\n"


def test_a_session_is_calibrated_by_the_gold_that_its_data_need(sample_session, tmp_path, state):
    session = sample_session(tmp_path / "session")
    none = run("pipeline", session, "--reference", "none", "--until", "convert", "--json", **state)
    [convert] = none.report["pipeline"]["jobs"]
    assert run("jobs", "wait", convert["id"], **state).status == 0

    # The gold of a folder named so is taken where data lack a calibration, and that is said
    done = run("pipeline", session, "--json", **state)
    jobs = done.report["pipeline"]["jobs"]
    assert [job["capability"] for job in jobs] == ["convert", "calibrate", "convert", "radial"]
    assert "Gold, by its name: " in done.err and "Au_xgrating. Name another with --reference" in done.err
    waited = run("jobs", "wait", jobs[-1]["id"], "--json", **state)
    assert waited.status == 0, waited.out
    assert len(list(session.rglob("*_azimuthal_mean.hspy"))) == 2

    # What was mended stays, what has failed does not, and gold is still no sample
    mended, failed = sorted(session.rglob("*_CL_*.json"))
    failed.write_text(json.dumps({**json.loads(failed.read_text()), "verdict": "fail"}))
    assert run("calibrate", next(mended.parent.glob("*_data.hdf5")), "--q-range", 0.3, 1).status == 0
    before = mended.read_bytes()
    again = run("pipeline", session, "--json", **state)
    jobs = again.report["pipeline"]["jobs"]
    assert [job["capability"] for job in jobs] == ["convert", "calibrate", "convert", "radial"]
    assert again.err.count("is calibrated already, and its calibration stays") == 1
    # No data set waits for the gold of the other camera length
    assert run("jobs", "wait", jobs[1]["id"], **state).status == 0
    waited = run("jobs", "wait", jobs[-1]["id"], "--json", **state)
    assert waited.status == 0, waited.out
    assert mended.read_bytes() == before
    assert json.loads(failed.read_text())["verdict"] == "pass"
    assert len(list(session.rglob("*_azimuthal_mean.hspy"))) == 2

    # Nor is anything waited for in vain without a word
    [raw] = session.glob("*/*/Merlin/particles_on_carbon")
    for record in session.rglob("*_CL_*.json"):
        record.unlink()
    missing = run("pipeline", raw, "--json", **state)
    assert "No calibration for 2 data sets, such as " in missing.err
    assert "Name the gold with --reference." in missing.err
    for job in missing.report["pipeline"]["jobs"]:
        run("jobs", "cancel", job["id"], **state)
