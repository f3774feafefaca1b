"""The wheel that `make dist` builds, installed where there is no npm, no compiler and no package index."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterable
from pathlib import Path

import pytest
from conftest import PROJECT
from jupyterlab_4dstem.node import BUNDLE
from raw_frames import write_raw_frames

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
    """A new environment with the wheel; what it depends on is borrowed from the one that runs the tests."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, symlinks=True)
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin/python"), "install", "--no-deps", str(wheel)]
    subprocess.run(pip, check=True, env={"PATH": str(folder / "bin"), **NO_INDEX})
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder


def run(environment: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Only programs of the new environment are found: no npm, no compiler, no node of the machine."""
    home = {"HOME": str(environment), "PATH": str(environment / "bin")}
    program, *arguments = map(str, command)
    done = subprocess.run(
        [environment / "bin" / program, *arguments], env=home, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done


def test_it_is_small(wheel):
    assert wheel.stat().st_size < MOST_BYTES


def test_the_command_converts(environment, tmp_path):
    mib = tmp_path / "raw.mib"
    write_raw_frames(mib, 4)
    done = run(environment, "jupyter-4dstem", "convert", mib, "--out", tmp_path / "out", "--json")
    [output] = json.loads(done.stdout)["outputs"]
    assert os.path.getsize(output["output"]) > 0


def test_jupyter_finds_the_panel_the_server_extension_and_the_widgets(environment):
    listed = run(environment, "python", "-m", "jupyterlab.labextensions", "list")
    [line] = [line for line in (listed.stdout + listed.stderr).splitlines() if "jupyterlab-4dstem" in line]
    assert "enabled" in line and "OK" in line
    assert str(environment) in listed.stdout + listed.stderr
    listed = run(environment, "python", "-m", "jupyter_server.extension.serverextension", "list")
    assert "jupyterlab_4dstem" in listed.stdout + listed.stderr
    where = "import jupyterlab_4dstem.widgets as w; print(w.ConvertWidget().state, w.__file__)"
    assert run(environment, "python", "-c", where).stdout.startswith(f"None {environment}")
