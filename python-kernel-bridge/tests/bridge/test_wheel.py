"""The wheel that `make dist` builds, installed where there is no npm, no compiler and no package index."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import sysconfig
import time
import urllib.request
import venv
from collections.abc import Iterable
from pathlib import Path

import pytest
from conftest import PROJECT
from jupyterlab_4dstem.node import BUNDLE
from page import Page
from processes import PATIENCE, free_ports
from raw_frames import write_raw_frames
from tornado.websocket import websocket_connect

MOST_BYTES = 15_000_000
BUILT = PROJECT / "build" / "wheel"
SHIPPED = PROJECT / "python-kernel-bridge" / "jupyterlab_4dstem"
NO_INDEX = {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The one that was installed here from this checkout; without it, or where the sources are newer, another is built."""
    installed = newest(BUILT.glob("*.whl"))
    sources = newest((*SHIPPED.rglob("*.py"), Path(BUNDLE)))
    if installed and sources and installed.stat().st_mtime >= sources.stat().st_mtime:
        return installed
    folder = tmp_path_factory.mktemp("dist")
    # Backend and lab extension are built already; their builder has to be fetched all the same
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(PROJECT)]
    subprocess.run(pip, check=True)
    [path] = folder.glob("*.whl")
    return path


def newest(paths: Iterable[Path]) -> Path | None:
    return max(paths, key=lambda path: path.stat().st_mtime, default=None)


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory) -> Path:
    """A new environment with the wheel; what it depends on is given, by links to the one that runs the tests."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, symlinks=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    given = folder / "given"
    given.mkdir()
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if not path.name.startswith("jupyterlab_4dstem"):
            (given / path.name).symlink_to(path)
    (packages / "given.pth").write_text(f"{given}\n")
    # JupyterLab's own pages are no part of its Python package
    lab = Path("share", "jupyter", "lab")
    (folder / lab).parent.mkdir(parents=True)
    (folder / lab).symlink_to(Path(sys.prefix) / lab)
    # With what it needs: pip refuses what is not there
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin/python"), "install", str(wheel)]
    subprocess.run(pip, check=True, env={"PATH": str(folder / "bin"), **NO_INDEX})
    return folder


def alone(environment: Path) -> dict[str, str]:
    """Only programs of the new environment are found: no npm, no compiler, no node of the machine."""
    return {"HOME": str(environment), "PATH": str(environment / "bin")}


def run(environment: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    home = alone(environment)
    program, *arguments = map(str, command)
    done = subprocess.run(
        [environment / "bin" / program, *arguments], env=home, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done


def test_it_is_small(wheel):
    assert wheel.stat().st_size < MOST_BYTES


def test_the_command_converts_at_once_and_by_a_job(environment, tmp_path):
    mib = tmp_path / "raw.mib"
    write_raw_frames(mib, 4)
    convert = (environment, "jupyter-4dstem", "convert", mib, "--json", "--out")
    done = run(*convert, tmp_path / "out")
    job = json.loads(run(*convert, tmp_path / "other", "--submit", "local").stdout)["job"]
    waited = run(environment, "jupyter-4dstem", "jobs", "wait", job["id"], "--json")
    for report in (done, waited):
        [output] = json.loads(report.stdout)["outputs"]
        assert os.path.getsize(output["output"]) > 0


def test_its_pages_are_served_and_reach_its_backend(environment, npm_version):
    [port] = free_ports(1)
    at = f"127.0.0.1:{port}"
    options = ("--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}")
    command = [environment / "bin/python", "-m", "jupyterlab", *options, "--IdentityProvider.token=known"]
    with open(environment / "server.log", "w") as log:
        server = subprocess.Popen(command, env=alone(environment), cwd=environment, stdout=log, stderr=log)
    try:
        until = time.monotonic() + PATIENCE
        while not is_answering(f"http://{at}/api"):
            assert time.monotonic() < until, (environment / "server.log").read_text()
            time.sleep(0.2)
        page = text_of(f"http://{at}/lab?token=known")
        [entry] = re.findall(r'"load": "(static/remoteEntry[^"]+)", "name": "jupyterlab-4dstem"', page)
        assert "jupyterlab-4dstem" in text_of(f"http://{at}/lab/extensions/jupyterlab-4dstem/{entry}?token=known")
        told = asyncio.run(greeting(f"ws://{at}/jupyterlab-4dstem/rpc?token=known", npm_version))
        assert told["version"] == npm_version
    finally:
        server.terminate()
        server.wait(PATIENCE)


async def greeting(url: str, version: str) -> dict:
    """What the backend says to a page that has just been opened."""
    return await Page(await websocket_connect(url)).hello(version)


def text_of(url: str) -> str:
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        return answer.read().decode()


def is_answering(url: str) -> bool:
    try:
        text_of(url)
    except OSError:
        return False
    return True


def test_jupyter_finds_the_panel_the_server_extension_and_the_widgets(environment):
    listed = run(environment, "python", "-m", "jupyterlab.labextensions", "list")
    [line] = [line for line in (listed.stdout + listed.stderr).splitlines() if "jupyterlab-4dstem" in line]
    assert "enabled" in line and "OK" in line
    assert str(environment) in listed.stdout + listed.stderr
    listed = run(environment, "python", "-m", "jupyter_server.extension.serverextension", "list")
    assert "jupyterlab_4dstem" in listed.stdout + listed.stderr
    where = "import jupyterlab_4dstem.widgets as w; print(w.ConvertWidget().state, w.__file__)"
    assert run(environment, "python", "-c", where).stdout.startswith(f"None {environment}")
