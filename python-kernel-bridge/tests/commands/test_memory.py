"""Files that claim more than they hold: what is not there takes no memory."""

import subprocess
import sys
from pathlib import Path

import h5py
import numpy as np
import pytest
from calibration_runs import CONDITIONS
from command_line import command, run

SIDE = 20_000
LARGEST_RAW = 8192  # of a header
LARGEST_RUN = 600  # MB resident; a run on a small file has some 150


def write_claim(path: Path, shape: tuple[int, ...], **options) -> Path:
    with h5py.File(path, "w") as file:
        file.create_dataset("Experiments/scan/data", shape, "<u2", **options)
    return path


# A process begins with the peak of the one that started it: a small one stands between these tests and the command
MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
"""


def peak_of(*arguments: object) -> tuple[str, float]:
    """What a run says on standard output, and the most memory that it had, in MB."""
    words = [sys.executable, "-c", MEASURED, *command(), *map(str, arguments)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return done.stdout, int(done.stderr) / 1000


@pytest.mark.parametrize(
    ("shape", "options"),
    [
        ((1, 1, SIDE, SIDE), {"chunks": (1, 1, SIDE, SIDE), "compression": "gzip", "fillvalue": 1}),
        ((1, 2, SIDE, SIDE), {"chunks": (1, 1, 1000, SIDE)}),
        ((SIDE, SIDE), {"chunks": (SIDE, SIDE), "compression": "gzip"}),
        ((1_000_000, 1_000_000, 8, 8), {"chunks": (1, 1, 8, 8)}),
    ],
    ids=["one chunk", "several chunks", "single pattern", "scan"],
)
def test_claimed_size(tmp_path, shape, options):
    path = write_claim(tmp_path / "claims.h5", shape, **options)
    assert path.stat().st_size < 1e6
    said, megabytes = peak_of("calibrate", "--json", path, *CONDITIONS)
    assert '"E_MEMORY"' in said or '"E_NO_PATTERN"' in said, said
    assert megabytes < LARGEST_RUN


def test_raw_file_with_a_hole(tmp_path):
    """A header that claims a frame, and a file that has its size without its bytes."""
    head = f"MQ1,000001,00384,01,{LARGEST_RAW:04d},{LARGEST_RAW:04d},U16,   1x1,01,2026-03-17 10:12:04.000000,0.001,0,0,0,".ljust(
        384
    )
    path = tmp_path / "hole.mib"
    with path.open("wb") as file:
        file.write(head.encode())
        file.truncate(384 + 2 * LARGEST_RAW**2)
    said, megabytes = peak_of("convert", "--json", path, "--out", tmp_path / "out")
    assert '"E_MEMORY"' in said, said
    assert megabytes < LARGEST_RUN


def test_limit_is_a_setting(tmp_path):
    path = tmp_path / "small.h5"
    with h5py.File(path, "w") as file:
        file["Experiments/scan/data"] = np.ones((2, 2, 256, 256), np.uint16)
    done = run("calibrate", "--json", path, *CONDITIONS, JUPYTERLAB_4DSTEM_MEMORY_GB="0.001")
    error = done.error("small.h5")
    assert error["code"] == "E_MEMORY" and "2 x 2 x 256 x 256" in error["message"] and "0.0 GB" in error["message"]
