"""A job on disk, started, followed and stopped by the command `jupyter 4dstem jobs`.

The job is a process of its own, which neither kernel nor page has to outlive. What options mean is the command's business.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import threading
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

from ..node import NodeNotFound, find_bundle, find_node

WRONG_USAGE = 2
LONGEST_LINE = 1 << 27
"""Bytes; the report of a session of thousands of files is one line."""


class JobError(RuntimeError):
    """A job could not be started, or not be followed to its end; the message says why and what to do."""


CLUSTER = ("partition", "mem", "time", "account", "login", "array_limit")
"""What can be asked of the cluster, as the flags of the command are called."""


def start(
    kind: str, path: str, params: Mapping[str, Any], submit: str = "local", cluster: Mapping[str, Any] | None = None
) -> dict[str, str]:
    """Starts a job of a kind on a file or folder; takes a fraction of a second and does not wait for its end.

    ``submit`` is "local" for this machine or "slurm" for the cluster, of which ``cluster`` asks what the settings do not say.

    Returns its ``id`` and the ``folder`` that tells how it stands. Raises ValueError for options that are not possible,
    with the command's sentence, and JobError when nothing could be started.
    """
    flags = [f"--{name.replace('_', '-')}={value}" for name, value in (cluster or {}).items()]
    done = _run("start", kind, "--json", "--options", _json(params), "--submit", submit, *flags, "--", path)
    if done.returncode == 0:
        return json.loads(done.stdout)
    raise ValueError(_sentence(done)) if done.returncode == WRONG_USAGE else JobError(_sentence(done))


def cancel(folder: str) -> None:
    """Asks a job to stop; one that has ended is left as it is. Raises JobError when it cannot be asked."""
    done = _run("cancel", folder)
    if done.returncode != 0:
        raise JobError(_sentence(done))


async def follow(folder: str) -> AsyncIterator[dict[str, Any]]:
    """Tells what changes, until the job has ended; the last is its report, with results, ``errors`` and ``status``.

    Raises JobError when the job cannot be followed.
    """
    process = await asyncio.create_subprocess_exec(
        *_command("wait", "--follow", folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        limit=LONGEST_LINE,
        # Ctrl-C in a notebook goes to all processes of the kernel's group
        start_new_session=True,
    )
    assert process.stdout is not None and process.stderr is not None
    report: dict[str, Any] = {}
    try:
        async for line in process.stdout:
            report = json.loads(line)
            if "errors" not in report or "status" in report:
                yield report
        errors = await process.stderr.read()
        await process.wait()
    finally:
        if process.returncode is None:
            process.kill()
    _check_end(report, errors.decode())


def follow_blocking(folder: str, timeout: float | None = None) -> Iterator[dict[str, Any]]:
    """As ``follow``, for a program without event loop. Raises TimeoutError after so many seconds; the job goes on."""
    process = subprocess.Popen(
        _command("wait", "--follow", folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    assert process.stdout is not None and process.stderr is not None
    late = threading.Event()

    def give_up() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(timeout, give_up) if timeout is not None else None
    if timer:
        timer.daemon = True
        timer.start()
    report: dict[str, Any] = {}
    try:
        for line in process.stdout:
            report = json.loads(line)
            if "errors" not in report or "status" in report:
                yield report
        errors = process.stderr.read()
    finally:
        if timer:
            timer.cancel()
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()
    if late.is_set() and "errors" not in report:
        raise TimeoutError(f"It has not ended within {timeout:g} s. It goes on.")
    _check_end(report, errors)


def _command(*arguments: str) -> list[str]:
    try:
        return [find_node(), find_bundle(), "jobs", *arguments]
    except NodeNotFound as error:
        raise JobError(str(error)) from error


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        _command(*arguments),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        check=False,
    )


def _json(params: Mapping[str, Any]) -> str:
    try:
        return json.dumps(params)
    except TypeError as error:
        raise ValueError(f"params: {error}. Numbers, text, True and False are possible.") from error


def _check_end(report: Mapping[str, Any], errors: str) -> None:
    if "errors" not in report or "status" not in report:
        problems = report.get("errors") or [{"message": errors.strip() or "The command that follows it was ended."}]
        raise JobError(f"The job can no longer be followed. {problems[0]['message']}")


def _sentence(done: subprocess.CompletedProcess[str]) -> str:
    """What the command says of its failure: in JSON where it could, on standard error in any case."""
    try:
        return json.loads(done.stdout)["errors"][0]["message"]
    except (ValueError, LookupError, TypeError):
        return done.stderr.strip() or f"The command ended with status {done.returncode} and said nothing."
