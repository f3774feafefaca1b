"""A site that lets a user have few tasks in the queue (MaxSubmitJobs): tasks do several things one after another."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cluster import Cluster, wait_for


@pytest.fixture
def let(accounted: Cluster) -> Iterator[Callable[[int], None]]:
    """How many tasks the user may have in the queue."""

    def limit(count: int) -> None:
        accounted.run("sacctmgr", "-i", "modify", "user", "root", "set", f"MaxSubmitJobs={count}")
        known = ("scontrol", "show", "assoc_mgr", "users=root", "flags=assoc")
        shown = f"MaxSubmitJobs={count if count > 0 else ''}"
        wait_for(lambda: shown in accounted.run(*known), lambda: accounted.run(*known))

    yield limit
    limit(-1)


def names(tasks: list[dict]) -> list[list[str]]:
    return [[Path(item["input"]).name for item in task["items"]] for task in tasks]


def test_each_task_does_several_data_sets(accountant, let, raw, tmp_path):
    let(2)
    job = accountant.submit(*raw, "--out", tmp_path / "out", "--reshape", "none", "--time", "30")
    assert job["tasks"] == 2
    ended = accountant.ended(job["id"])
    assert ended["state"] == "complete", ended
    assert names(ended["tasks"]) == [["a.mib", "c.mib"], ["b.mib"]]
    assert "--time=60" in (Path(job["folder"]) / "batch.sh").read_text()
    assert [path.name for path in Path(job["folder"]).parent.iterdir()] == [job["id"]]


def test_a_task_of_several_asks_for_no_more_time_than_the_partition_gives(accountant, let, raw, tmp_path):
    let(1)
    asked = ("--out", tmp_path / "out", "--reshape", "none", "--time", "30", "--partition", "cs05r")
    job = accountant.submit(*raw, *asked)
    assert job["tasks"] == 1
    assert "--time=60\n" in (Path(job["folder"]) / "batch.sh").read_text()
    assert accountant.ended(job["id"])["state"] == "complete"


def test_parts_of_a_data_set_share_tasks_and_a_bad_one_leaves_the_others(accountant, let, raw, tmp_path):
    let(3)
    # Known to be no good only when all of it is read: the last frame has no header
    data = raw[1].read_bytes()
    last = data.rindex(b"MQ1,")
    raw[1].write_bytes(data[:last] + b"XXXX" + data[last + 4 :])
    options = ("--out", tmp_path / "out", "--reshape", "none", "--parts", 3)
    job = accountant.submit(*raw, *options)
    assert job["tasks"] == 3
    ended = accountant.ended(job["id"])
    assert ended["state"] == "failed", ended
    [states] = [{Path(item["input"]).name: item["status"] for item in ended["tasks"][-1]["items"]}]
    assert states == {"a.mib": "complete", "b.mib": "failed", "c.mib": "complete"}, ended
    # One task alone does all, and joins what it has made
    let(1)
    alone = accountant.submit(raw[0], "--out", tmp_path / "alone", "--reshape", "none", "--parts", 3)
    assert alone["tasks"] == 1
    assert accountant.ended(alone["id"])["state"] == "complete"


def test_all_steps_of_a_pipeline_have_fewer_tasks(accountant, accounted, let, sample, tmp_path):
    session = shutil.copytree(sample, tmp_path / "session")
    merlin = next(session.glob("*/*/Merlin"))
    gold = merlin / "Au_xgrating"
    raw = min(merlin.rglob("particles_on_carbon/*/*_data.mib"))
    accountant.settings(splitOver=0.6e-9 * raw.stat().st_size, concurrent=4)
    asked = ("pipeline", raw.parent.parent, "--reference", gold, "--submit", "slurm", "--json")
    # Four steps of two data sets, those of samples in two parts each and one that joins them
    let(6)
    done = accountant.run(*asked)
    assert (done.status, done.report["errors"]) == (0, []), done.out + done.err
    jobs = done.report["pipeline"]["jobs"]
    assert sum(job["tasks"] for job in jobs) <= 6, jobs
    # Nothing is left of what was tried before
    assert len([path for path in session.rglob("scripts/*") if path.is_dir()]) == len(jobs)
    shown = [accountant.ended(job["id"]) for job in jobs]
    assert [job["state"] for job in shown] == ["complete"] * 4, shown
    assert len(list(session.rglob("*_azimuthal_mean.hspy"))) == 2
    # Where not even one task for each step may wait, nothing is started
    let(3)
    refused = accountant.run(*asked[:2], "--reference", gold, "--out", tmp_path / "other", *asked[-3:])
    [error] = refused.report["errors"]
    assert (refused.status, error["code"]) == (1, "E_TOO_MANY_TASKS"), refused
    assert error["message"].startswith("You may have no more tasks in the queue") and "SubmitJob" in error["message"]
    wait_for(lambda: accounted.run("squeue", "-h") == "", lambda: accounted.run("squeue", "-h"))
