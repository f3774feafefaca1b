"""Starts a peer's conversion in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from samples import GOLD

SCRIPT = Path(__file__).with_name("peers.py")


def peer_file(name: str, out: Path) -> Path:
    return out / ("peer.hspy" if name == "hyperspy" else "peer.hdf5")


def peer_command(name: str, source: Path, out: Path) -> list[str]:
    return [sys.executable, "-B", str(SCRIPT), name, str(source), str(peer_file(name, out)), str(GOLD.side)]


def run_peer(name: str, source: Path, out: Path) -> float:
    """Seconds of the conversion, as the peer's process measured them. What it prints is shown only when it fails."""
    command = peer_command(name, source, out)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{done.stderr}\n{' '.join(command)} ended with status {done.returncode}.")
    # A progress bar may stand before the answer
    return float(json.loads(done.stdout.splitlines()[-1])["seconds"])
