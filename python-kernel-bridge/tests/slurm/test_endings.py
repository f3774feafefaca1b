"""What became of a job that did not end well: the state, why, and what to do next."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from submissions import signal_worker


@pytest.fixture
def at_work(user, working):
    return lambda *options: working(user, *options)


def test_out_of_memory_says_how_much_to_ask_for(user, working):
    job = user.ended(working(user, "--mem", "40M", waits=False)["id"])
    assert job["state"] == "failed"
    assert "Out of memory at" in job["reason"] and "of 40 MB" in job["reason"] and "--mem" in job["reason"]
    [task] = job["tasks"]
    assert task["slurmState"] == "FAILED"
    assert [item["status"] for item in task["items"]] == ["failed"]
    assert task["items"][0]["problem"] == task["reason"]


def test_out_of_time_says_how_much_to_ask_for(user, slurm, at_work):
    job = at_work("--time", "30")
    # Slurm looks at times now and then: the work is not to be done before
    signal_worker(job, signal.SIGSTOP)
    end = slurm.run("date", "-d", "+2 sec", "+%FT%T")
    slurm.run("scontrol", "update", f"jobid={job['slurmId']}", f"EndTime={end}")
    ended = user.ended(job["id"])
    assert (ended["state"], ended["tasks"][0]["slurmState"]) == ("failed", "TIMEOUT")
    assert ended["reason"] == "Out of time after 30 min. Run the failed ones again with 1 h (--time 60)."
    # However much the task itself could still say of its end
    [item] = ended["tasks"][0]["items"]
    assert (item["status"], item["problem"]) == ("failed", ended["reason"])


def test_cancelled_job_stops_at_work_and_in_the_queue(user, slurm, at_work, raw, tmp_path):
    job = at_work()
    waiting = user.submit_held(*raw, "--out", tmp_path / "other")
    for each in (job, waiting):
        asked = user.run("jobs", "cancel", each["id"])
        assert asked.out == "Asked to stop.\n", asked.err
        ended = user.ended(each["id"])
        assert {ended["state"], *(task["state"] for task in ended["tasks"])} == {"cancelled"}
    assert not list(tmp_path.glob("out*/**/*.hdf5"))
    assert set(slurm.jobs("-j", waiting["slurmId"]).values()) == {"CANCELLED"}


def test_cancelled_with_scancel_is_cancelled(user, slurm, at_work):
    job = at_work()
    slurm.run("scancel", job["slurmId"])
    assert user.ended(job["id"])["state"] == "cancelled"


def test_completed_without_a_result_is_failed(user, raw, tmp_path):
    # Slurm says COMPLETED 0:0 of a program that ends well and does nothing
    user.settings(jupyter="/bin/true")
    job = user.ended(user.submit(raw[0], "--out", tmp_path / "out")["id"])
    assert (job["state"], job["tasks"][0]["slurmState"]) == ("failed", "COMPLETED")
    assert "it left no result" in job["reason"]


def test_killed_worker_is_failed(user, slurm, at_work):
    job = at_work()
    signal_worker(job, signal.SIGKILL)
    ended = user.ended(job["id"])
    assert ended["state"] == "failed"
    assert "before it was done" in ended["reason"]


def test_node_without_what_the_job_needs_is_named(user, raw, tmp_path):
    for settings, words in (
        ({"jupyter": "/nowhere/jupyter"}, "localhost has no program /nowhere/jupyter"),
        ({"setup": ["module load python"]}, "On localhost this line failed: module load python"),
    ):
        user.settings(**settings)
        job = user.ended(user.submit(raw[0], "--out", tmp_path / "out")["id"])
        assert job["state"] == "failed"
        assert words in job["reason"]


def test_what_waits_is_waiting_and_what_never_starts_is_said(user, slurm, raw, tmp_path):
    slurm.run("scontrol", "update", "partitionname=cs05r", "state=down")
    try:
        down = user.submit(raw[0], "--out", tmp_path / "a", "--partition", "cs05r")
        long = user.submit(raw[1], "--out", tmp_path / "b", "--partition", "cs05r", "--time", "2-00:00:00")
        for job, words in ((down, "partition is closed"), (long, "Will never start: ")):
            shown = user.job(job["id"])
            assert (shown["state"], shown["tasks"][0]["slurmState"]) == ("waiting", "PENDING")
            assert words in shown["reason"]
        user.run("jobs", "cancel", long["id"])
    finally:
        slurm.run("scontrol", "update", "partitionname=cs05r", "state=up")
    assert user.ended(down["id"])["state"] == "complete"


def test_failed_files_are_run_again_with_the_same_resources(user, raw, tmp_path):
    raw[1].write_bytes(b"no header")
    first = user.ended(user.submit(*raw, "--out", tmp_path / "out", "--reshape", "none", "--mem", "3G")["id"])
    assert [task["state"] for task in first["tasks"]] == ["complete", "failed", "complete"]
    assert first["state"] == "failed"
    again = user.run("jobs", "retry", first["id"], "--json")
    assert again.status == 0, again.err
    job = user.ended(again.report["job"]["id"])
    assert [item["input"] for task in job["tasks"] for item in task["items"]] == [str(raw[1])]
    assert "--mem=3072M" in (Path(job["folder"]) / "batch.sh").read_text()
