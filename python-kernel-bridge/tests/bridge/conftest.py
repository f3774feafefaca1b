"""A real Jupyter server with the extension, and the real backend behind it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from job_files import kill_jobs
from jupyterlab_4dstem.node import BUNDLE
from page import Page

pytest_plugins = ["pytest_jupyter.jupyter_server"]

PROJECT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def npm_version() -> str:
    return json.loads((PROJECT / "package.json").read_text())["version"]


@pytest.fixture(scope="session", autouse=True)
def bundle() -> Path:
    path = Path(BUNDLE)
    assert path.is_file(), "These tests run the real backend: 'npm run build:kernels && npm run build:backend' first."
    return path


@pytest.fixture(autouse=True)
def state_home(tmp_path, monkeypatch):
    """Where what is known of jobs is kept; none goes on after its test."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    yield tmp_path / "state"
    kill_jobs(tmp_path / "state")


@pytest.fixture
def data_roots() -> list[str]:
    return []


@pytest.fixture
def visit(tmp_path) -> Path:
    """A folder of data; tests that have `data_roots` return it are served nothing else."""
    (tmp_path / "visit").mkdir()
    return tmp_path / "visit"


@pytest.fixture
def jp_server_config(data_roots):
    return {
        "ServerApp": {"jpserver_extensions": {"jupyterlab_4dstem": True}, "allow_unauthenticated_access": False},
        "FourDStem": {"data_roots": data_roots},
    }


@pytest.fixture
def backend(jp_serverapp):
    [extension] = jp_serverapp.extension_manager.extension_apps["jupyterlab_4dstem"]
    return extension.backend


@pytest.fixture
def open_page(jp_ws_fetch, jp_http_port):
    """Opens a websocket as JupyterLab does; keyword arguments change the headers."""

    async def open_page(**headers: str) -> Page:
        headers = {"Origin": f"http://localhost:{jp_http_port}", **headers}
        return Page(await jp_ws_fetch("jupyterlab-4dstem", "rpc", headers=headers, max_message_size=2**28))

    return open_page


@pytest.fixture
def greeted(open_page, npm_version):
    """Opens a page that has shaken hands, as every page does first."""

    async def greeted() -> Page:
        page = await open_page()
        await page.hello(npm_version)
        return page

    return greeted
