"""`jobs check`: does the cluster run this program, and does it see the data?"""

from __future__ import annotations

import os
import re
import signal

from cluster import wait_for


def test_node_tells_what_it_finds(user, slurm, tmp_path):
    done = user.run("jobs", "check", tmp_path, "--json")
    assert done.status == 0, done.out + done.err
    assert done.report["ok"] and done.report["problems"] == []
    assert done.report["node"] == "localhost"
    assert done.report["version"] == user.run("--version").out.strip()
    assert not list(tmp_path.glob(".4dstem-check-*"))
    assert done.report["modules"] == []
    user.settings(setup=["export LOADEDMODULES=blosc/1.21:python/3.11"])
    assert "modules blosc/1.21, python/3.11\n" in user.run("jobs", "check", tmp_path).out
    user.settings()
    assert f"{tmp_path} can be read and written there." in user.run("jobs", "check", tmp_path).out


def test_what_is_wrong_is_named_with_what_to_do(user, slurm, tmp_path):
    user.settings(jupyter="/nowhere/jupyter")
    done = user.run("jobs", "check", tmp_path, "--json")
    assert (done.status, done.report["ok"]) == (1, False)
    [problem] = done.report["problems"]
    assert "localhost has no program /nowhere/jupyter" in problem and 'name it as "jupyter" in cluster.json' in problem
    user.settings(setup=["module load python"])
    [problem] = user.run("jobs", "check", tmp_path, "--json").report["problems"]
    assert "this line failed: module load python (module: command not found)" in problem
    assert '"setup" in cluster.json' in problem and "Check cluster" not in problem
    user.settings()
    assert "invalid partition" in user.run("jobs", "check", tmp_path, "--partition", "nosuch").out
    slurm.run("scontrol", "update", "partitionname=cs05r", "state=down")
    try:
        waited = user.run("jobs", "check", tmp_path, "--partition", "cs05r", "--wait", 1)
    finally:
        slurm.run("scontrol", "update", "partitionname=cs05r", "state=up")
    assert waited.status == 1
    assert "its partition is closed" in waited.out and waited.out.endswith("It was cancelled.\n")
    assert slurm.run("squeue", "-h", "-t", "PD") == ""


def test_one_that_a_hung_controller_took_unseen_is_named_and_does_nothing(user, slurm, tmp_path):
    os.kill(slurm.controller, signal.SIGSTOP)
    try:
        done = user.run("jobs", "check", tmp_path, "--wait", 1)
    finally:
        os.kill(slurm.controller, signal.SIGCONT)
    assert done.status == 1
    assert "The Slurm controller does not answer" in done.out and "ask the people of the cluster" in done.out
    [mark] = re.findall(r"It may still be in the queue, as (4dstem_check_\S+), and does nothing there", done.out)
    own = f"--name={mark}"
    wait_for(lambda: set(slurm.jobs(own).values()) <= {"COMPLETED", "FAILED"}, lambda: str(slurm.jobs(own)))
    assert not list(tmp_path.iterdir())
