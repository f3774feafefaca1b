"""How the product is run: as its users run it, from the start of the process to its end."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv" / "bin"
BUNDLE = ROOT / "python-kernel-bridge" / "jupyterlab_4dstem" / "backend" / "main.mjs"


def product_command() -> list[str]:
    """The installed command, or the bundle of the checkout where it is not installed."""
    installed = VENV / "jupyter-4dstem"
    if installed.exists():
        return [str(installed)]
    if not BUNDLE.exists():
        raise SystemExit(f"{installed} and {BUNDLE} are missing: run `make setup` first.")
    return [str(VENV / "node"), str(BUNDLE)]


def convert_arguments(source: Path, out: Path, workers: int, options: tuple[str, ...] = ()) -> list[str]:
    return ["convert", str(source), "--out", str(out), "--workers", str(workers), "--json", *options]


def run(command: list[str]) -> dict[str, object]:
    """Runs a command that prints one JSON object. What it says went wrong ends the benchmark."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with status {done.returncode}.")
    return json.loads(done.stdout)


def data_file(source: Path, out: Path) -> Path:
    """Where a conversion to `out` puts the frames of `source`."""
    return out / source.stem / f"{source.stem}_data.hdf5"
