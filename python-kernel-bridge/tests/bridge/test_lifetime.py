"""The backend ends with its server, however the server ends. Here the server is a process of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import PROJECT
from page import Page
from processes import PATIENCE, command_line, free_ports, gone
from raw_frames import SLOW, write_raw_frames
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

TOKEN = "token-of-the-test"


class Server:
    """`jupyter server` on loopback, with configuration and home of its own."""

    def __init__(self, folder: Path) -> None:
        [self.port] = free_ports(1)
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


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
async def test_conversion_under_way_is_cancelled_and_leaves_no_result(server, npm_version, tmp_path, how):
    raw, out = tmp_path / "raw.mib", tmp_path / "out"
    write_raw_frames(raw, 600)
    page = await server.open_page()
    pid = (await page.hello(npm_version))["pid"]
    await page.request("convert/start", paths=[str(raw)], options={**SLOW, "out": str(out)})
    await page.told_of_progress()
    assert [path for path in out.rglob("*") if path.is_file()], "the unfinished file is where the result will be"
    os.kill(server.process.pid, how)
    server.process.wait(PATIENCE)
    assert await gone(pid)
    assert [path.name for path in out.rglob("*") if path.is_file()] == []
