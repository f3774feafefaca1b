"""Where the project and its environments are."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = ROOT / ".venv" / "bin"
PEERS = ROOT / ".peers" / "bin"


def environment() -> dict[str, str]:
    """Node, npm and jupyter of the virtual environment before anything else on the machine."""
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "FORCE_COLOR": "0", "NO_COLOR": "1"}
