"""The cluster of these tests is a real one: tasks of an array run, fail and wait for their turn."""

from __future__ import annotations

from cluster import wait_for


def test_array_runs_task_by_task(slurm, tmp_path):
    script = f'echo "$SLURM_ARRAY_TASK_ID" > {tmp_path}/"$SLURM_ARRAY_TASK_ID"; exit "$SLURM_ARRAY_TASK_ID"'
    job = slurm.submit(script, "--array=0-2%2")
    ends = {f"{job}_0": "COMPLETED", f"{job}_1": "FAILED", f"{job}_2": "FAILED"}
    wait_for(lambda: slurm.jobs("-j", job) == ends, lambda: str(slurm.jobs("-j", job)))
    assert sorted(path.read_text() for path in tmp_path.iterdir()) == ["0\n", "1\n", "2\n"]


def test_controller_that_was_down_still_knows_its_jobs(slurm):
    job = slurm.submit("sleep 1", "--hold")
    with slurm.controller_down():
        assert "DOWN" in slurm.run("scontrol", "ping", check=False)
    assert slurm.jobs("-j", job) == {job: "PENDING"}
    slurm.run("scancel", job)
