"""A site that keeps accounts: what ended is explained by them after the queue has forgotten it."""

from __future__ import annotations

import signal
import time
from pathlib import Path

from cluster import wait_for
from submissions import signal_worker, working_in


def until(accounted, slurm_id: str, word: str) -> None:
    wait_for(lambda: word in accounted.jobs("-j", slurm_id).values(), lambda: str(accounted.jobs()))


def test_endings_are_explained_after_the_queue_has_forgotten_them(accountant, accounted, working):
    # One job has the node; another of a better partition takes it
    preempted = working(accountant, cpus=4)
    urgent = accounted.submit("sleep 1", "-p", "cs05r", "-c", "4")
    until(accounted, preempted["slurmId"], "PREEMPTED")
    until(accounted, urgent, "COMPLETED")
    late = working(accountant, "--time", "30")
    signal_worker(late, signal.SIGSTOP)
    end = accounted.run("date", "-d", "+1 sec", "+%FT%T")
    accounted.run("scontrol", "update", f"jobid={late['slurmId']}", f"EndTime={end}")
    until(accounted, late["slurmId"], "TIMEOUT")
    lost = working(accountant, directives={"no-requeue": ""})
    accounted.run("scontrol", "update", "nodename=localhost", "state=down", "reason=test")
    until(accounted, lost["slurmId"], "NODE_FAIL")
    memory = working(accountant, "--mem", "40M", waits=False)
    until(accounted, memory["slurmId"], "FAILED")
    # Accounts come a moment later, and would go over what is put there now
    asked = ("sacct", "-X", "-n", "--format=State", "-j", memory["slurmId"])
    wait_for(lambda: "FAILED" in accounted.run(*asked), lambda: accounted.run(*asked))
    # Slurm does not wait for what a task leaves behind, which may still be writing
    wait_for(lambda: not working_in(memory["folder"]), lambda: str(working_in(memory["folder"])))
    # As a site with a memory cgroup notes it, which cannot be had here: its log says nothing, and its program had no time to
    (Path(memory["folder"]) / "log-0.txt").write_text("")
    for said in ("result-0.json", "progress-0.json"):
        (Path(memory["folder"]) / said).unlink(missing_ok=True)
    # Accounts may never have heard that it is an array
    mine = f"{memory['slurmId']} in (id_array_job, id_job)"
    account = f"update test_job_table set state=11, exit_code=125 where {mine}"
    accounted.forget_jobs()
    # Slurm itself may tell its accounts once more
    for _ in range(5):
        accounted.accounting.change(f"use slurm_acct; {account}")
        time.sleep(1)
    assert memory["slurmId"] not in accounted.run("squeue", "-h", "-t", "all")
    for job, state, word, reason in (
        (memory, "failed", "OUT_OF_MEMORY", " of 40 MB. Run the failed ones again with "),
        (preempted, "interrupted", "PREEMPTED", "for a job of higher priority (preempted)"),
        (late, "failed", "TIMEOUT", "Out of time after 30 min. Run the failed ones again with 1 h (--time 60)."),
        (lost, "interrupted", "NODE_FAIL", "Node localhost failed while it ran."),
    ):
        shown = accountant.ended(job["id"])
        assert (shown["state"], shown["tasks"][0]["slurmState"]) == (state, word), str(shown)
        assert reason in shown["reason"], shown
        assert shown["tasks"][0]["node"] == "localhost"


def test_accounts_that_do_not_answer_leave_the_directory_to_tell(accountant, accounted, raw, tmp_path):
    accounted.stop_accounts()
    try:
        job = accountant.submit(raw[0], "--out", tmp_path / "out", "--reshape", "none")
        assert accountant.ended(job["id"])["state"] == "complete"
    finally:
        accounted.run("slurmdbd")


def test_a_forgotten_end_stays_unknown_until_the_accounts_answer(accountant, accounted, working):
    job = working(accountant, "--mem", "40M", waits=False)
    until(accounted, job["slurmId"], "FAILED")
    asked = ("sacct", "-X", "-n", "--format=State", "-j", job["slurmId"])
    wait_for(lambda: "FAILED" in accounted.run(*asked), lambda: accounted.run(*asked))
    # As for one that had no time to tell of its end by itself
    for said in ("result-0.json", "progress-0.json"):
        (Path(job["folder"]) / said).unlink(missing_ok=True)
    accounted.forget_jobs()
    accounted.stop_accounts()
    try:
        # A moment after it was submitted it may not be in any answer yet
        shown = accountant.until(job["id"], lambda shown: shown["state"] != "waiting")
        assert (shown["state"], shown["tasks"][0]["slurmState"]) == ("unknown", None), shown
        assert "its accounts do not answer" in shown["reason"]
    finally:
        accounted.run("slurmdbd")
    shown = accountant.ended(job["id"])
    assert (shown["state"], shown["tasks"][0]["slurmState"]) == ("failed", "FAILED"), shown
    assert "Out of memory" in shown["reason"]
