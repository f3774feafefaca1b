"""Jobs that their user holds: from the command, and what a task that waits says meanwhile."""

from __future__ import annotations


def test_what_waits_is_held_and_starts_when_it_is_released(user, slurm, raw, tmp_path):
    # Nothing starts by itself on a node that is set aside
    slurm.run("scontrol", "update", "nodename=localhost", "state=drain", "reason=test")
    try:
        job = user.submit(*raw, "--out", tmp_path / "out", "--reshape", "none")
        assert user.run("jobs", "hold", job["id"], "--task", 1).status == 0
        shown = user.job(job["id"])
        assert [task["reason"].startswith("Held:") for task in shown["tasks"]] == [False, True, False]
    finally:
        slurm.run("scontrol", "update", "nodename=localhost", "state=resume")
    user.until(job["id"], lambda shown: shown["tasks"][0]["state"] == shown["tasks"][2]["state"] == "complete")
    shown = user.job(job["id"])
    assert (shown["state"], shown["tasks"][1]["slurmState"]) == ("running", "PENDING")
    assert shown["reason"] == "Held: it starts after it is released (jobs release)."
    released = user.run("jobs", "release", job["id"])
    assert released.out == "Released.\n", released.err
    assert user.ended(job["id"])["state"] == "complete"
    late = user.run("jobs", "hold", job["id"])
    assert (late.status, "Nothing of it waits" in late.err) == (1, True)


def test_a_job_of_this_machine_cannot_be_held(user, raw, tmp_path):
    done = user.run("convert", raw[0], "--out", tmp_path / "out", "--reshape", "none", "--submit", "local", "--json")
    refused = user.run("jobs", "hold", done.report["job"]["id"])
    assert refused.status == 1 and refused.err.startswith("E_HOLD: A job on this machine cannot be held.")
    assert user.run("jobs", "hold", "nothing").err.startswith("E_JOB: ")
