"""Conversions on the cluster: submitted, followed to their end, and their results read."""

from __future__ import annotations

import json
import os
import shutil
import socket
from pathlib import Path

import h5py
from merlin_writer import random_pictures, write_mib


def test_each_file_is_a_task_and_its_result_is_that_of_a_conversion_here(user, raw, tmp_path):
    job = user.submit(*raw, "--out", tmp_path / "out", "--reshape", "none", "--array-limit", 2)
    assert job["tasks"] == 3
    assert Path(job["folder"]).is_dir() and job["slurmId"].isdigit()
    done = user.run("jobs", "wait", job["id"], "--json")
    assert done.status == 0, done.out + done.err
    assert done.report["status"] == "done"
    assert {Path(output["input"]) for output in done.report["outputs"]} == set(raw)
    for output in done.report["outputs"]:
        with h5py.File(output["output"]) as file:
            assert file["Experiments/__unnamed__/data"].shape == (12, 24, 64)
    entry = user.job(job["id"])
    assert (entry["state"], entry["launcher"], entry["slurmId"]) == ("complete", "slurm", job["slurmId"])
    assert [task["slurmId"] for task in entry["tasks"]] == [f"{job['slurmId']}_{task}" for task in range(3)]
    assert {task["state"] for task in entry["tasks"]} == {"complete"}
    assert {task["node"] for task in entry["tasks"]} <= {"localhost", socket.gethostname()}
    assert str(raw[1]) in user.run("jobs", "logs", job["id"], "--task", 1).out


def test_a_notebook_submits_with_options_by_their_names(user, raw, tmp_path):
    options = json.dumps({"reshape": "none", "out": str(tmp_path / "out")})
    flags = ("--options", options, "--submit", "slurm", "--array-limit=1", "--time=00:05:00", "--json")
    started = user.run("jobs", "start", "convert", *flags, "--", *raw[:2])
    assert (started.status, set(started.report)) == (0, {"id", "folder"}), started.err
    done = user.run("jobs", "wait", started.report["folder"], "--follow")
    last = json.loads(done.out.splitlines()[-1])
    assert (last["status"], last["errors"]) == ("done", [])
    assert [output["shape"] for output in last["outputs"]] == [[12, 24, 64]] * 2
    assert user.job(started.report["id"])["launcher"] == "slurm"
    assert user.run("jobs", "start", "convert", "--time=1", "--json", "--", raw[0]).status == 2


def test_names_run_nothing_and_neither_do_programs_of_a_poisoned_path(user, tmp_path):
    folder = tmp_path / "a b'\"%" / "$(touch ran)" / "`touch ran`;touch ran #"
    raw = [write_mib(folder / f"{name}.mib", random_pictures(3, (8, 8), 4095)) for name in ("x\ny", "$(touch ran)")]
    poison = tmp_path / "poison"
    poison.mkdir()
    for program in ("node", "bash", "env", "cat", "jupyter", "python3"):
        (poison / program).write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
        (poison / program).chmod(0o755)
    secret = {"JUPYTERHUB_API_TOKEN": "secret", "SLURM_MEM_PER_NODE": "1", "SBATCH_PARTITION": "nosuch"}
    user.settings(setup=['[ -z "$JUPYTERHUB_API_TOKEN$SLURM_MEM_PER_CPU" ] || exit 1', 'umask > "$HOME/umask"'])
    path = f"{poison}:{os.environ['PATH']}"
    job = user.submit(*raw, "--out", folder / "out", PATH=path, HOME=str(tmp_path), **secret)
    assert user.ended(job["id"])["state"] == "complete"
    assert list(tmp_path.rglob("ran")) == []
    assert "secret" not in "".join(path.read_text() for path in Path(job["folder"]).iterdir())


def test_site_changes_directives(user, slurm, raw, tmp_path):
    # Sites forbid --mem, and demand a number of tasks and an account; another asks for no number of nodes
    changes = {"mem": None, "nodes": None, "mem-per-cpu": "150M", "ntasks": "2", "comment": "beam time"}
    user.settings(partition="cs05r", account="mg1", directives=changes, cpus=2)
    job = user.submit(raw[0], "--out", tmp_path / "out", "--time", "7")
    script = (Path(job["folder"]) / "batch.sh").read_text()
    assert "--mem=" not in script and "--nodes" not in script
    shown = slurm.run("scontrol", "show", "job", job["slurmId"])
    assert "Partition=cs05r" in shown and "MinMemoryCPU=150M" in shown and "Comment=beam time" in shown
    assert "NumCPUs=4" in shown and "NumTasks=2" in shown and "TimeLimit=00:07:00" in shown
    assert "Account=mg1" in shown
    assert user.ended(job["id"])["state"] == "complete"
    refused = user.run(
        "convert", raw[0], "--submit", "slurm", "--json", "--partition", "nosuch", "--out", tmp_path / "o"
    )
    assert refused.status == 1
    assert "invalid partition specified: nosuch" in refused.report["errors"][0]["message"]
    assert list((tmp_path / "o").glob("scripts/*")) == []


def test_flags_of_the_cluster_are_checked(user, raw):
    for flags, words in (
        (("--partition", "cs04r"), "--partition goes with --submit slurm"),
        (("--submit", "slurm", "--mem", "lots"), "--mem: Memory is a number with a unit"),
        (("--submit", "slurm", "--login", "-oProxyCommand=id"), "--login: A login host is a name"),
    ):
        done = user.run("convert", raw[0], *flags)
        assert (done.status, words in done.err) == (2, True), done.err


def test_a_start_does_not_wait_for_what_the_queue_tells_of_other_jobs(user, slurm, raw, tmp_path):
    waiting = user.submit_held(raw[0], "--out", tmp_path / "held", "--reshape", "none")
    squeue = tmp_path / "bin" / "squeue"
    squeue.parent.mkdir()
    squeue.write_text(f'#!/bin/sh\ntouch {tmp_path}/asked\nexec {shutil.which("squeue")} "$@"\n')
    squeue.chmod(0o755)
    path = f"{squeue.parent}:{os.environ['PATH']}"
    user.submit(raw[1], "--out", tmp_path / "out", "--reshape", "none", PATH=path)
    assert not (tmp_path / "asked").exists()
    # As whoever lists jobs does
    user.run("jobs", PATH=path)
    assert (tmp_path / "asked").exists()
    slurm.run("scancel", waiting["slurmId"])
