"""What commands tell of jobs: the keys that scripts were promised, no more and no less."""

from __future__ import annotations

from command_line import Run

OPEN = ("waiting", "running", "unknown")
STATES = (*OPEN, "complete", "failed", "cancelled", "interrupted")
SUBMITTED = {"id": str, "folder": str, "capability": str, "launcher": str, "slurmId": (str, None), "tasks": int}
JOB = {
    **{key: str for key in ("id", "folder", "capability", "launcher", "state", "created")},
    "slurmId": (str, None),
    "reason": (str, None),
    "tasks": list,
}
TASK = {
    "task": int,
    "state": str,
    "items": list,
    **{key: (str, None) for key in ("slurmId", "slurmState", "reason", "node")},
}
ITEM = {"input": str, "status": str, "problem": (str, None)}


def assert_shape(entry: dict, shape: dict) -> None:
    """No key more or less, and values of the types that were agreed."""
    assert set(entry) == set(shape)
    for key, kinds in shape.items():
        allowed = kinds if isinstance(kinds, tuple) else (kinds,)
        assert type(entry[key]) in [type(None) if kind is None else kind for kind in allowed], (key, entry[key])


def submitted(done: Run, capability: str, launcher: str) -> dict:
    """What a command says of the job that it has started."""
    assert done.status == 0, done.out + done.err
    assert list(done.report) == ["job"]
    job = done.report["job"]
    assert_shape(job, SUBMITTED)
    assert (job["capability"], job["launcher"]) == (capability, launcher)
    assert (job["slurmId"] is None) == (launcher == "local")
    return job


def listed(done: Run) -> list[dict]:
    """What `jobs --json` says."""
    assert done.status == 0, done.err
    assert list(done.report) == ["jobs"]
    for job in done.report["jobs"]:
        assert_job(job)
    return done.report["jobs"]


def assert_job(job: dict) -> None:
    """An entry of `jobs --json`."""
    assert_shape(job, JOB)
    assert job["state"] in STATES
    for index, task in enumerate(job["tasks"]):
        assert_shape(task, TASK)
        assert (task["task"], task["state"] in STATES) == (index, True)
        for item in task["items"]:
            assert_shape(item, ITEM)
            assert item["status"] in STATES
