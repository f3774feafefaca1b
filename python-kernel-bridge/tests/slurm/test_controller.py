"""A controller that is down or hangs while jobs are submitted, run and wait."""

from __future__ import annotations

import os
import signal


def test_job_runs_on_while_the_controller_is_down(user, slurm, raw, tmp_path):
    job = user.submit(*raw, "--out", tmp_path / "out", "--reshape", "none")
    user.job(job["id"])
    waiting = user.submit_held(raw[0], "--out", tmp_path / "held")
    with slurm.controller_down():
        shown = user.job(waiting["id"])
        assert shown["state"] == "unknown"
        assert "does not answer" in shown["reason"]
        # Slurm's commands try for a while
        refused = user.run("convert", raw[1], "--out", tmp_path / "new", "--submit", "slurm", "--json")
        assert (refused.status, refused.report["errors"][0]["code"]) == (1, "E_SLURM_SILENT")
    os.kill(slurm.controller, signal.SIGSTOP)
    try:
        hung = user.job(waiting["id"])
    finally:
        os.kill(slurm.controller, signal.SIGCONT)
    assert hung["state"] == "unknown"
    assert "does not answer" in hung["reason"] or "gave no answer" in hung["reason"]
    slurm.run("scontrol", "release", waiting["slurmId"])
    assert user.ended(waiting["id"])["state"] == "complete"
    assert user.ended(job["id"])["state"] == "complete"


def test_submission_that_nobody_confirmed_is_found_and_not_made_twice(user, slurm, raw, tmp_path):
    before = set(slurm.jobs())
    # The controller hangs as soon as sbatch is on its way, and for longer than sbatch waits for an answer
    program = tmp_path / "bin" / "sbatch"
    program.parent.mkdir()
    program.write_text(
        f"""#!/bin/sh
if mkdir {tmp_path}/once 2>/dev/null; then
  kill -STOP {slurm.controller}
  (sleep 6; kill -CONT {slurm.controller}) >/dev/null 2>&1 &
  /usr/bin/sbatch "$@"
  echo "$?" > {tmp_path}/status
  exit 1
fi
exec /usr/bin/sbatch "$@"
"""
    )
    program.chmod(0o755)
    path = f"{program.parent}:{os.environ['PATH']}"
    job = user.submit(raw[0], "--out", tmp_path / "out", "--reshape", "none", PATH=path)
    assert (tmp_path / "status").read_text() == "1\n"
    assert user.ended(job["id"])["state"] == "complete"
    assert len(set(slurm.jobs()) - before) == 1
