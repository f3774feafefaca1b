"""`jobs check`: does the cluster run this program, and does it see the data?"""

from __future__ import annotations


def test_node_tells_what_it_finds(user, slurm, tmp_path):
    done = user.run("jobs", "check", tmp_path, "--json")
    assert done.status == 0, done.out + done.err
    assert done.report["ok"] and done.report["problems"] == []
    assert done.report["node"] == "localhost"
    assert done.report["version"] == user.run("--version").out.strip()
    assert not list(tmp_path.glob(".4dstem-check-*"))
    assert f"{tmp_path} can be read and written there." in user.run("jobs", "check", tmp_path).out


def test_what_is_wrong_is_named_with_what_to_do(user, slurm, tmp_path):
    user.settings(jupyter="/nowhere/jupyter")
    done = user.run("jobs", "check", tmp_path, "--json")
    assert (done.status, done.report["ok"]) == (1, False)
    assert "localhost has no program /nowhere/jupyter" in done.report["problems"][0]
    user.settings()
    assert "invalid partition" in user.run("jobs", "check", tmp_path, "--partition", "nosuch").out
    slurm.run("scontrol", "update", "partitionname=cs05r", "state=down")
    try:
        waited = user.run("jobs", "check", tmp_path, "--partition", "cs05r", "--wait", 1)
    finally:
        slurm.run("scontrol", "update", "partitionname=cs05r", "state=up")
    assert waited.status == 1
    assert "its partition is closed" in waited.out
    assert slurm.run("squeue", "-h", "-t", "PD") == ""
