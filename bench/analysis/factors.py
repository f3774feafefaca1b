"""Non-negative factors of simulated profiles: the command beside scikit-learn, as whole processes.

`.peers/bin/python bench/analysis/factors.py [POSITIONS [COMMAND]]`: processor time and clock time, peak memory, and what is left unexplained.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import h5py
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from product import product_command
from tables import table

BINS = 360
# What one set of profiles says of a descent another may not
CASES = ((4, "frobenius", 5), (4, "frobenius", 10), (9, "frobenius", 10), (4, "poisson", 5))
THEIRS = """
import sys, h5py, numpy as np
from sklearn.decomposition import NMF
path, components, loss, out = sys.argv[1:]
with h5py.File(path) as file:
    data = file["Experiments/__unnamed__/data"][()]
data = data.reshape(-1, data.shape[-1])
if loss == "poisson":
    data = data * (2 * np.pi * np.maximum(np.arange(data.shape[-1]), 1 / 8))
data = data.astype(np.float32)
how = dict(solver="cd") if loss == "frobenius" else dict(solver="mu", beta_loss="kullback-leibler")
model = NMF(int(components), init="nndsvda", tol=1e-4, max_iter=200, random_state=0, **how)
maps = model.fit_transform(data)
np.savez(out, maps=maps, components=model.components_)
"""


@dataclass(frozen=True)
class Timed:
    """A process that has ended."""

    clock: float
    processor: float
    peak: int


def factors(command: list[str], positions: int, data: Path | None = None) -> list[tuple[str, ...]]:
    """A row of figures for each case and tool; the profiles are written into `data`."""
    rows = []
    with tempfile.TemporaryDirectory(dir=data) as name:
        folder = Path(name)
        path = folder / "x_azimuthal_mean.hspy"
        for phases, loss, components in CASES:
            counts = write_profiles(path, positions, phases)
            theirs, ours = run_theirs(path, components, loss, folder), run_ours(command, path, components, loss, folder)
            for tool, timed, left in (("scikit-learn", *theirs), ("analyse", *ours)):
                figures = (
                    f"{timed.clock:.1f} s",
                    f"{timed.processor:.1f} s",
                    f"{timed.peak / 1e6:.0f} MB",
                    f"{left(counts, loss):.6g}",
                )
                rows.append((f"{loss}, K = {components}, {phases} phases", tool, *figures))
    return rows


def factors_table(rows: list[tuple[str, ...]]) -> str:
    return table(("loss", "tool", "clock", "processor", "peak memory", "|X - WH| or divergence"), rows)


def main() -> None:
    positions = int(sys.argv[1]) if len(sys.argv) > 1 else 65536
    command = shlex.split(sys.argv[2]) if len(sys.argv) > 2 else product_command()
    print(factors_table(factors(command, positions)))


def write_profiles(path: Path, positions: int, phases: int) -> np.ndarray:
    """Mean profiles whose ring counts are Poisson numbers of phases on a support."""
    random = np.random.default_rng(1)
    q = np.arange(BINS)
    places = random.uniform(30, 330, (phases, 6))
    heights = random.uniform(2, 20, (phases, 6))
    rings = (heights[..., None] * np.exp(-0.5 * ((q - places[..., None]) / 3) ** 2)).sum(1)
    profiles = np.vstack([40 * np.exp(-q / 60), rings])
    side = int(np.sqrt(positions))
    y, x = np.mgrid[:side, : positions // side] / side
    centres = random.uniform(size=(phases, 2))
    shares = [np.exp(-((y - row) ** 2 + (x - column) ** 2) / 0.05) for row, column in centres]
    amounts = np.stack([np.ones_like(y), *shares], -1)
    counts = random.poisson(amounts @ profiles)
    with h5py.File(path, "w") as file:
        signal = file.create_group("Experiments/__unnamed__")
        signal["data"] = counts / ring_areas()
        for index, (units, scale) in enumerate((("nm", 5.0), ("nm", 5.0), ("1/Å", 0.005))):
            signal.create_group(f"axis-{index}").attrs.update({"units": units, "scale": scale, "offset": 0.0})
    return counts.reshape(-1, BINS)


def ring_areas() -> np.ndarray:
    """Pixels in full rings, a disc for bin 0."""
    return 2 * np.pi * np.maximum(np.arange(BINS), 1 / 8)


def run_theirs(path: Path, components: int, loss: str, folder: Path):
    out = folder / "theirs.npz"
    timed = timed_run([sys.executable, "-W", "ignore", "-c", THEIRS, path, components, loss, out])
    found = np.load(out)
    return timed, lambda counts, kind: left_over(counts, found["maps"], found["components"], kind)


def run_ours(command: list[str], path: Path, components: int, loss: str, folder: Path):
    out = folder / f"{loss}-{components}"
    # All bins, as scikit-learn takes them: what is steep at small q may be taken for a direct beam
    options = ["--components", components, "--loss", loss, "--q-range", 0, BINS, "--workers", 2, "--out", out]
    timed = timed_run([*command, "analyse", path, *options])
    record = json.loads((out / "analysis.json").read_text())["result"]
    maps, profiles = data_of(record["files"][0]["maps"]), data_of(record["profiles"])
    return timed, lambda counts, kind: left_over(counts, maps.reshape(components, -1).T, profiles, kind)


def timed_run(command: list[object]) -> Timed:
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, command
    return Timed(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def data_of(path: str) -> np.ndarray:
    with h5py.File(path) as file:
        return file["Experiments/__unnamed__/data"][()]


def left_over(counts: np.ndarray, maps: np.ndarray, components: np.ndarray, loss: str) -> float:
    model = maps @ components
    if loss == "frobenius":
        return float(np.linalg.norm(counts / ring_areas() - model))
    safe = np.maximum(model, 1e-12)
    return float((np.where(counts > 0, counts * np.log(np.maximum(counts, 1) / safe), 0) - counts + model).sum())


if __name__ == "__main__":
    main()
