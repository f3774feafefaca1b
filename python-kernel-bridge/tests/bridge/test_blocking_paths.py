"""One path that blocks must not stop the backend, which answers every page of its user."""

from __future__ import annotations

import asyncio
import os
import subprocess

import pytest
from jupyterlab_4dstem.node import BUNDLE, find_node
from page import Refusal
from processes import linux_only
from raw_frames import write_raw_frames

PATIENCE = 30  # s


async def test_pipes_where_files_are_expected(greeted, tmp_path):
    job = tmp_path / "out/scripts/20260101_000000-0123abcd"
    job.mkdir(parents=True)
    write_raw_frames(tmp_path / "raw.mib", 4)
    pipes = [job / "job.json", tmp_path / "x_data.hdf5", tmp_path / "gold.tif", tmp_path / "out/raw/raw_data.hdf5"]
    for pipe in pipes:
        pipe.parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(pipe)
    page, other = await greeted(), await greeted()

    async def refused(method: str, **params: object) -> None:
        with pytest.raises(Refusal) as refusal:
            await page.request(method, **params)
        assert refusal.value.failure == "E_NOT_FILE"

    async def story() -> None:
        assert await page.request("job/list", path=str(tmp_path / "out")) == []
        await refused("viewer/file", output=str(pipes[1]))
        await refused("calibrate/pattern", input=str(pipes[2]))
        found = await page.request("convert/inspect", path=str(tmp_path / "raw.mib"), out=str(tmp_path / "out"))
        [problem] = found["errors"]
        assert problem["code"] == "E_NOT_FILE" and str(pipes[3]) in problem["message"]
        assert (await other.request("folder/list", path=str(tmp_path)))["entries"]

    await asyncio.wait_for(story(), PATIENCE)


@linux_only
async def test_backend_ends_with_its_server_although_a_thread_waits_for_a_file(tmp_path):
    """As it would for a file server that is gone: here something opens a pipe behind the program's back."""
    os.mkfifo(tmp_path / "pipe")
    await ends_although(tmp_path, f"require('node:fs').open({str(tmp_path / 'pipe')!r}, 'r', () => undefined);")
    assert not (tmp_path / "private" / "s").exists()


async def test_backend_ends_with_its_server_although_its_farewell_does_not(tmp_path):
    """As where something waits for ever while the backend tidies up: here its socket never closes, and a clock runs on."""
    forever = "require('node:net').Server.prototype.close = function () { return this; };"
    await ends_although(tmp_path, f"{forever} setInterval(() => undefined, 1000);")


async def ends_although(tmp_path, script: str) -> None:
    """Starts a backend with something in its way, and lets its server go."""
    stuck = tmp_path / "stuck.cjs"
    stuck.write_text(f"{script}\n")
    socket = tmp_path / "private"
    socket.mkdir(mode=0o700)
    process = await asyncio.create_subprocess_exec(
        *(find_node(), "--require", stuck, BUNDLE, "serve", "--socket", socket / "s"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert process.stdin is not None and process.stdout is not None
        assert await process.stdout.readline() == b"listening\n"
        process.stdin.close()
        await asyncio.wait_for(process.wait(), PATIENCE)
    finally:
        if process.returncode is None:
            process.kill()
