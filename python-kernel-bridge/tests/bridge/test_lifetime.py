"""The backend ends with its server, however the server ends. Here the server is a process of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import PROJECT
from page import Page
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

TOKEN = "token-of-the-test"
PATIENCE = 60


class Server:
    """`jupyter server` on loopback, with configuration and home of its own."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        places = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "HOME", "IPYTHONDIR")
        environment = {**os.environ, **{name: str(folder / name) for name in places}}
        for name in places:
            (folder / name).mkdir()
        environment["PYTHONPATH"] = str(PROJECT / "python-kernel-bridge")
        environment["JUPYTERHUB_API_TOKEN"] = "secret-of-the-hub"
        options = {
            "ServerApp.ip": "127.0.0.1",
            "ServerApp.port": self.port,
            "ServerApp.port_retries": 0,
            "ServerApp.open_browser": False,
            "ServerApp.root_dir": folder,
            "ServerApp.jpserver_extensions": "jupyterlab_4dstem=True",
            "IdentityProvider.token": TOKEN,
        }
        self.log = folder / "server.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "jupyter_server", "--allow-root"),
                    *(f"--{name}={value}" for name, value in options.items()),
                ],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    async def open_page(self) -> Page:
        await self._answering()
        url = f"ws://127.0.0.1:{self.port}/jupyterlab-4dstem/rpc"
        return Page(await websocket_connect(HTTPRequest(url, headers={"Authorization": f"token {TOKEN}"})))

    async def _answering(self) -> None:
        deadline = time.monotonic() + PATIENCE
        client = AsyncHTTPClient()
        while True:
            assert self.process.poll() is None, self.log.read_text()
            try:
                await client.fetch(f"http://127.0.0.1:{self.port}/api")
                return
            except OSError:
                assert time.monotonic() < deadline, self.log.read_text()
                await asyncio.sleep(0.2)


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path)
    yield server
    if server.process.poll() is None:
        server.process.kill()
    server.process.wait()


async def gone(pid: int) -> bool:
    """Waits for a process to end."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        await asyncio.sleep(0.1)
    return False


def command_line(pid: int) -> list[str]:
    """Arguments of a running process."""
    command = ["ps", "-ww", "-o", "args=", "-p", str(pid)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
async def test_backend_ends_with_its_server_and_leaves_no_socket(server, npm_version, how):
    page = await server.open_page()
    pid = (await page.hello(npm_version))["pid"]
    arguments = command_line(pid)
    folder = Path(arguments[arguments.index("--socket") + 1]).parent
    assert folder.is_dir()
    os.kill(server.process.pid, how)
    server.process.wait(PATIENCE)
    assert await gone(pid)
    assert not folder.exists()


async def test_interrupt_of_the_whole_group_leaves_the_decision_to_the_server(server, npm_version):
    page = await server.open_page()
    pid = (await page.hello(npm_version))["pid"]
    os.kill(pid, signal.SIGINT)
    os.kill(pid, signal.SIGHUP)
    assert (await page.hello(npm_version))["pid"] == pid


def write_raw_frames(path: Path, frames: int) -> None:
    """A file of one-chip Merlin frames, 256 x 256 of 16 bits: a text header of 384 bytes, then pixels of noise."""
    with path.open("wb") as raw:
        for frame in range(1, frames + 1):
            fields = f"MQ1,{frame:06d},00384,01,0256,0256,U16,   1x1,01,2026-01-01 10:00:00.000000,0.001000,0,0,0,"
            raw.write(fields.encode().ljust(384, b"\0") + os.urandom(256 * 256 * 2))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
async def test_conversion_under_way_is_cancelled_and_leaves_no_result(server, npm_version, tmp_path, how):
    raw, out = tmp_path / "raw.mib", tmp_path / "out"
    write_raw_frames(raw, 600)
    page = await server.open_page()
    pid = (await page.hello(npm_version))["pid"]
    # One thread and gzip: seconds of work, of which the first progress is enough.
    options = {"reshape": "none", "compression": "gzip", "workers": 1, "out": str(out)}
    await page.request("convert/start", paths=[str(raw)], options=options)
    while True:
        conversion = await page.told("convert/changed")
        assert conversion["status"] == "running", conversion
        if any(item["framesDone"] > 0 for item in conversion["items"]):
            break
    assert [path for path in out.rglob("*") if path.is_file()], "the unfinished file is where the result will be"
    os.kill(server.process.pid, how)
    server.process.wait(PATIENCE)
    assert await gone(pid)
    assert [path.name for path in out.rglob("*") if path.is_file()] == []
