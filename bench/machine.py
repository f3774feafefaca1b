"""What the numbers were measured on."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

PEER_PACKAGES = ("numpy", "h5py", "hdf5plugin", "blosc", "hyperspy", "rosettasciio")


def describe(data: Path, node: Path) -> dict[str, str]:
    return {
        "date": f"{datetime.now():%Y-%m-%d %H:%M}",
        "processor": f"{_first(Path('/proc/cpuinfo'), 'model name')}, {len(os.sched_getaffinity(0))} cores",
        "memory": f"{int(_first(Path('/proc/meminfo'), 'MemTotal').split()[0]) / 1e6:.0f} GB",
        "system": f"{platform.system()} {platform.release().split('-')[0]}, {_file_system(data)}",
        "node": _answer([str(node), "--version"]),
        "peers": ", ".join(
            [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in PEER_PACKAGES)]
        ),
        "load at the start": f"{os.getloadavg()[0]:.1f}",
    }


def _first(path: Path, key: str) -> str:
    found = re.search(rf"^{key}\s*:\s*(.+)$", path.read_text(), re.MULTILINE)
    return found[1] if found else "unknown"


def _file_system(folder: Path) -> str:
    return _answer(["stat", "--file-system", "--format=%T", str(folder)])


def _answer(command: list[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
