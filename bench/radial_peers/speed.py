"""Time per pattern of radial profiles: this program from file to file, py4DSTEM and pyFAI from memory.

    .peers/bin/python bench/radial_peers/speed.py [--rows ROWS]

Patterns with round rings: what writing them adds to a transform here, beside shift, warp and gzip as ePSIC's notebooks do them (py4DSTEM's
bilinear shift, scikit-image's warp, HyperSpy's packing), which hold all patterns in memory.

Every tool in turn, best of three rounds, on the same simulated 12-bit patterns of 256 x 256 pixels: here a scan of
ROWS x 256 of them. A peer that is not installed is passed over, and said so.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import h5py
import hdf5plugin
import numpy as np
from product import ROOT, product_command
from tables import table

PEERS = ROOT / ".py4dstem" / "bin" / "python"
CENTRE = (127.3, 124.6)
ROUNDS = 3

PY4DSTEM = """
import os, sys, time, warnings
warnings.filterwarnings("ignore")
printed = os.dup(1); os.dup2(2, 1)
import numpy as np, py4DSTEM
data = np.load(sys.argv[1])
cube = py4DSTEM.DataCube(data=data[None])
cube.calibration.set_origin(tuple(np.full((1, len(data)), at) for at in (127.3, 124.6)))
cube.calibration.set_ellipse((52.0, 50.0, 0.4))
polar = py4DSTEM.PolarDatacube(cube, n_annular=180, qscale=1.0)
start = time.perf_counter()
for at in range(len(data)):
    found = np.ma.asarray(polar.data[0, at])
    found.mean(axis=0), found.var(axis=0)
seconds = time.perf_counter() - start
os.write(printed, f"{seconds / len(data)}".encode())
"""

CORRECTION = """
import os, sys, tempfile, time, warnings
warnings.filterwarnings("ignore")
printed = os.dup(1); os.dup2(2, 1)
import h5py, numpy as np
from py4DSTEM.preprocess.utils import get_shifted_ar
from skimage.transform import AffineTransform, warp
data = np.load(sys.argv[1])
turn = lambda angle: np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
linear = turn(-0.4) @ np.diag([1, 50 / 52]) @ turn(0.4)
middle = np.array([124, 127])
matrix = np.eye(3); matrix[:2, :2] = linear; matrix[:2, 2] = middle - linear @ middle
inverse = AffineTransform(np.linalg.inv(matrix))
with tempfile.TemporaryDirectory() as folder, h5py.File(f"{folder}/corrected.hspy", "w") as file:
    start = time.perf_counter()
    corrected = np.stack([
        warp(get_shifted_ar(pattern, 0.3, -0.4, bilinear=True), inverse, order=1, preserve_range=True).astype(data.dtype)
        for pattern in data
    ])
    file.create_dataset("data", data=corrected, chunks=(1, *data.shape[1:]), compression="gzip", compression_opts=4, shuffle=True)
    seconds = time.perf_counter() - start
os.write(printed, f"{seconds / len(data)}".encode())
"""

PYFAI = """
import sys, time
import numpy as np
from pyFAI.integrator.azimuthal import AzimuthalIntegrator
data = np.load(sys.argv[1]).astype(np.float32)
integrator = AzimuthalIntegrator(dist=1, poni1=127.8e-6 * 55, poni2=125.1e-6 * 55, pixel1=55e-6, pixel2=55e-6, wavelength=2e-12)
def integrate(pattern):
    return integrator.integrate1d_ng(pattern, 182, unit="r_mm", method=("full", "csr", "cython"), error_model="azimuthal", correctSolidAngle=False)
integrate(data[0])
start = time.perf_counter()
for pattern in data:
    integrate(pattern)
print((time.perf_counter() - start) / len(data))
"""


def simulated(count: int) -> np.ndarray:
    """A beam, rings and background: about a tenth of the pixels count."""
    rows, columns = np.mgrid[:256, :256]
    radius = np.hypot(rows - CENTRE[0], columns - CENTRE[1])
    expected = 0.3 * np.exp(-radius / 60) + 400 * (radius < 5)
    for ring in (44, 51, 72, 84):
        expected += 0.4 * np.exp(-((radius - ring) ** 2) / 5)
    random = np.random.default_rng(1)
    return np.stack([np.minimum(random.poisson(expected), 4095).astype(np.uint16) for _ in range(count)])


def write_scan(path: Path, patterns: np.ndarray, rows: int, descan: int = 0) -> int:
    """Patterns in turn. descan: the beam moves by so many px from one corner to the other."""
    columns = 256
    with h5py.File(path, "w") as file:
        data = file.create_dataset(
            "Experiments/__unnamed__/data",
            shape=(rows, columns, 256, 256),
            dtype=np.uint16,
            chunks=(1, 1, 256, 256),
            compression=hdf5plugin.Bitshuffle(cname="lz4"),
        )
        chunks = []
        for moved in range(descan + 1):
            for pattern in patterns:
                data[0, 0] = np.roll(pattern, (moved, moved), (0, 1))
                chunks.append(data.id.read_direct_chunk((0, 0, 0, 0))[1])
        for position in range(rows * columns):
            row, column = divmod(position, columns)
            moved = round(descan * (row / rows + column / columns) / 2)
            data.id.write_direct_chunk((row, column, 0, 0), chunks[moved * len(patterns) + position % len(patterns)])
    return rows * columns


def ours(command: list[str], path: Path, record: Path, count: int, workers: int, corrected: bool = False) -> float:
    start = time.perf_counter()
    arguments = ["radial", path, "--calibration", record, "--voltage", "300000", "--camera-length", "0.2"]
    more = [*([] if corrected else ["--no-corrected"]), "--overwrite", "--workers", str(workers), "--json"]
    done = subprocess.run([*command, *map(str, arguments), *more], capture_output=True, text=True, check=False)
    assert not json.loads(done.stdout)["errors"], done.stderr
    return (time.perf_counter() - start) / count


def theirs(script: str, patterns: Path) -> float | None:
    if not PEERS.exists():
        return None
    done = subprocess.run([PEERS, "-c", script, str(patterns)], capture_output=True, text=True, check=False)
    return float(done.stdout) if done.returncode == 0 else print(done.stderr[-400:], file=sys.stderr)


def radial_speeds(command: list[str], rows: int, data: Path | None = None) -> dict[str, float | None]:
    """
    Seconds a pattern of every tool.

    Args:
        command: this program
        rows: of the scan, of 256 columns
        data: folder for the scan, which is unpacked 33 MB a row and packed a twentieth of it
    """
    with tempfile.TemporaryDirectory(dir=data) as folder:
        patterns = simulated(24)
        kept = Path(folder) / "patterns.npy"
        np.save(kept, patterns)
        scan, record = Path(folder) / "scan_data.hdf5", Path(folder) / "20260101_080000_CL_20cm.json"
        moving = Path(folder) / "moving_data.hdf5"
        count = write_scan(scan, patterns, rows)
        write_scan(moving, patterns, rows, descan=6)
        record.write_text(
            json.dumps(
                {
                    "reciprocal_space_pix(1/A)": 0.0096,
                    "p_ellipse": [*CENTRE, 52.0, 50.0, 0.4],
                    "nominal_camera_length(m)": 0.2,
                    "acceleration_voltage(V)": 300000,
                }
            )
        )
        tools = {
            "this program, two workers": lambda: ours(command, scan, record, count, 2),
            "this program, one worker": lambda: ours(command, scan, record, count, 1),
            "this program, two workers, the beam moving by 6 px": lambda: ours(command, moving, record, count, 2),
            "this program, two workers, with corrected patterns": lambda: ours(command, scan, record, count, 2, True),
            "ePSIC's correction of patterns": lambda: theirs(CORRECTION, kept),
            "py4DSTEM, polar transform": lambda: theirs(PY4DSTEM, kept),
            "pyFAI, CSR": lambda: theirs(PYFAI, kept),
        }
        rounds = [{name: run() for name, run in tools.items()} for _ in range(ROUNDS)]
    best = {name: [found[name] for found in rounds if found[name] is not None] for name in tools}
    return {name: min(times) if times else None for name, times in best.items()}


def radial_table(found: dict[str, float | None]) -> str:
    """Times, and each as a multiple of the first."""
    first = next(iter(found.values()))
    rows = [
        (name, f"{1000 * time:.3f} ms", f"{time / first:.2f}") if time and first else (name, "not installed", "")
        for name, time in found.items()
    ]
    return table(("radial profiles, a pattern", "best", "times ours"), rows)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, default=256)
    print(radial_table(radial_speeds(product_command(), options.parse_args().rows)))


if __name__ == "__main__":
    main()
