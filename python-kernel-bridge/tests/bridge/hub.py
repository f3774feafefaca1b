"""A real JupyterHub on loopback: its proxy, a password for everybody, single-user servers as plain processes."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from conftest import PROJECT
from jupyterlab_4dstem.environment import scrubbed
from jupyterlab_4dstem.node import find_node
from processes import PATIENCE, descendants, free_ports, kill
from requests import ConnectionError as NotAnswering
from visitor import PASSWORD, Visitor, browser

PROXY_VARIABLE = "CONFIGURABLE_HTTP_PROXY"
# A hub need not be at the root of its address.
PREFIX = "/centre/"


class HubMissing(RuntimeError):
    """JupyterHub cannot be started here; the message says what to install."""


def find_proxy() -> Path:
    """The script of configurable-http-proxy: the one named by the environment, of the browser tests, or on PATH.

    Raises HubMissing when there is none, or no JupyterHub.
    """
    if importlib.util.find_spec("jupyterhub") is None:
        raise HubMissing("JupyterHub is not installed: run 'pip install jupyterhub', or install the extra 'test'.")
    packaged = PROJECT / "ui-tests" / "node_modules" / ".bin" / "configurable-http-proxy"
    for place in (os.environ.get(PROXY_VARIABLE), packaged, shutil.which("configurable-http-proxy")):
        if place and Path(place).is_file():
            return Path(place).resolve()
    raise HubMissing(
        "JupyterHub's proxy is not installed: run 'npm ci' in ui-tests, or put the path of configurable-http-proxy "
        f"into the environment variable {PROXY_VARIABLE}."
    )


class Hub:
    """`jupyterhub` with everything it keeps inside `folder`: homes, database, log, temporary files."""

    def __init__(self, folder: Path, proxy: Path) -> None:
        self.port, hub_port, proxy_port = free_ports(3)
        self.url = f"http://127.0.0.1:{self.port}{PREFIX}"
        self.temporary = folder / "t"
        self._log = folder / "hub.log"
        self._started: set[int] = set()
        self.temporary.mkdir()
        # As an installed package enables itself, for the checkout that need not be installed.
        settings = folder / "config" / "jupyter_server_config.d"
        shutil.copytree(PROJECT / "jupyter-config" / "server-config", settings)
        config = {
            "JupyterHub": {
                "bind_url": self.url,
                "hub_bind_url": f"http://127.0.0.1:{hub_port}",
                "authenticator_class": "dummy",
                "spawner_class": "simple",
            },
            "ConfigurableHTTPProxy": {
                "api_url": f"http://127.0.0.1:{proxy_port}",
                "command": [find_node(), str(proxy)],
            },
            "DummyAuthenticator": {"password": PASSWORD},
            "Authenticator": {"allow_all": True},
            "SimpleLocalProcessSpawner": {"home_dir_template": f"{folder}/home/{{username}}"},
            "Spawner": {
                "ip": "127.0.0.1",
                "default_url": "/lab",
                "args": ["--allow-root"],
                "environment": {"JUPYTER_CONFIG_PATH": str(settings.parent), "TMPDIR": str(self.temporary)},
            },
        }
        (folder / "jupyterhub_config.json").write_text(json.dumps(config))
        # The tests may themselves run on a hub.
        environment = {
            **scrubbed(os.environ),
            "HOME": str(folder),
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "PYTHONPATH": str(PROJECT / "python-kernel-bridge"),
        }
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "jupyterhub", "--config", "jupyterhub_config.json"],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    @property
    def stopped(self) -> bool:
        return self._process.poll() is not None

    def wait(self) -> None:
        """Returns when the hub answers through its proxy."""
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            assert not self.stopped, self.log
            assert time.monotonic() < deadline, self.log
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            return browser().get(f"{self.url}hub/health", timeout=PATIENCE).ok
        except NotAnswering:
            return False

    def visitor(self, name: str) -> Visitor:
        """Somebody who has logged in at the hub, with a browser of their own."""
        visitor = Visitor(self.url, name)
        visitor.log_in()
        return visitor

    def processes(self) -> set[int]:
        """The hub itself, its proxy, the single-user servers, and what these have started."""
        return {self._process.pid} | descendants(self._process.pid)

    def terminate(self) -> None:
        """What a service manager does: asks the hub to end, which ends what it has started, and waits for it."""
        self._started = self.processes()
        self._process.terminate()
        self._process.wait(PATIENCE)

    def clean(self) -> None:
        """Ends the hub if it still runs, and kills what it should have ended."""
        try:
            if not self.stopped:
                self.terminate()
        finally:
            for pid in self._started:
                kill(pid)
            self._process.wait()

    @property
    def log(self) -> str:
        return self._log.read_text()
