"""The backend ends with its server, however the server ends; jobs go on. Here the server is a process of its own."""

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
from job_files import job_process, results
from page import Page
from processes import PATIENCE, command_line, descendants, free_ports, gone, is_running
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
            (folder / name).mkdir(exist_ok=True)
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
        await self.answering()
        url = f"ws://127.0.0.1:{self.port}/jupyterlab-4dstem/rpc"
        return Page(await websocket_connect(HTTPRequest(url, headers={"Authorization": f"token {TOKEN}"})))

    async def answering(self) -> None:
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
def start_server(tmp_path):
    """Starts a server of the same user, with the same home, each time."""
    servers: list[Server] = []

    def start_server() -> Server:
        servers.append(Server(tmp_path))
        return servers[-1]

    yield start_server
    for server in servers:
        if server.process.poll() is None:
            server.process.kill()
        server.process.wait()


@pytest.fixture
def server(start_server):
    return start_server()


@pytest.fixture
def conversion(tmp_path):
    """Parameters of a conversion that takes seconds: time to be held by SIGSTOP when it has begun."""
    raw = tmp_path / "raw.mib"
    write_raw_frames(raw, 400)
    return {"kind": "convert", "inputs": [str(raw)], "options": {**SLOW, "out": str(tmp_path / "out")}}


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
async def test_backend_ends_with_its_server_and_no_sooner_and_a_conversion_under_way_goes_on(
    server, start_server, npm_version, conversion, how
):
    page = await server.open_page()
    pid = (await page.hello(npm_version))["pid"]
    # An interrupt of the whole group leaves the decision to the server
    os.kill(pid, signal.SIGINT)
    os.kill(pid, signal.SIGHUP)
    assert (await page.hello(npm_version))["pid"] == pid
    arguments = command_line(pid)
    folder = Path(arguments[arguments.index("--socket") + 1]).parent
    assert folder.is_dir()
    started = await page.request("job/start", **conversion)
    await page.told_of_progress()
    job = job_process(started)
    os.kill(job, signal.SIGSTOP)
    os.kill(server.process.pid, how)
    server.process.wait(PATIENCE)
    assert await gone(pid)
    assert not folder.exists()
    assert is_running(job)
    os.kill(job, signal.SIGCONT)
    assert await gone(job)
    page = await start_server().open_page()
    await page.hello(npm_version)
    [found] = await page.request("job/list")
    assert (found["id"], found["status"]) == (started["id"], "done")
    assert Path(found["items"][0]["result"]["output"]).is_file()


async def test_next_server_watches_a_running_job_before_any_page_and_can_cancel_it(
    server, start_server, npm_version, conversion, tmp_path
):
    page = await server.open_page()
    await page.hello(npm_version)
    started = await page.request("job/start", **conversion)
    await page.told_of_progress()
    job = job_process(started)
    # Else it might be done before the next server is there.
    os.kill(job, signal.SIGSTOP)
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait(PATIENCE)
    another = start_server()
    deadline = time.monotonic() + PATIENCE
    while not [pid for pid in descendants(another.process.pid) if "serve" in command_line(pid)]:
        assert time.monotonic() < deadline, another.log.read_text()
        await asyncio.sleep(0.1)
    page = await another.open_page()
    await page.hello(npm_version)
    [found] = await page.request("job/list")
    assert (found["id"], found["status"]) == (started["id"], "running")
    await page.request("job/cancel", id=started["id"])
    os.kill(job, signal.SIGCONT)
    assert (await page.told_of_end(started["id"]))["status"] == "cancelled"
    assert await gone(job)
    assert results(tmp_path / "out") == []


async def test_no_backend_is_started_for_jobs_that_have_ended(server, start_server, npm_version, conversion):
    page = await server.open_page()
    await page.hello(npm_version)
    started = await page.request("job/start", **conversion)
    await page.told_of_progress()
    await page.request("job/cancel", id=started["id"])
    await page.told_of_end(started["id"])
    assert await gone(job_process(started))
    os.kill(server.process.pid, signal.SIGTERM)
    server.process.wait(PATIENCE)
    another = start_server()
    await another.answering()
    assert [pid for pid in descendants(another.process.pid) if "serve" in command_line(pid)] == []
