"""What `convert --radial` costs beside `convert`, and beside a transform of its own.

    .peers/bin/python bench/radial_peers/one_pass.py [--rounds N] [--scratch FOLDER] [--sample gold|six-bit|quad] [--command COMMAND]

The three commands in turn, so that a disturbance of the machine hits all alike; seconds of the clock, and of the processors,
which other programs on the machine disturb less.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import h5py
from product import product_command
from samples import GOLD, QUAD, SIX_BIT, prepare

STAMP = "20260317_101204"
SAMPLES = {sample.name: sample for sample in (GOLD, SIX_BIT, QUAD)}


def session(raw: Path, side: int, folder: Path) -> Path:
    """The raw file in its place in a session, with metadata and a calibration."""
    base = folder / "2026" / "mg00000-1"
    place = base / "Merlin" / "gold" / STAMP / f"{STAMP}_data.mib"
    place.parent.mkdir(parents=True)
    try:
        os.link(raw, place)
    except OSError:
        shutil.copy(raw, place)
    with h5py.File(place.parent.with_suffix(".hdf"), "w") as file:
        for name, value in {"ht_value(V)": 300000.0, "nominal_camera_length(m)": 0.2, "step_size(m)": 2e-9}.items():
            file[f"metadata/{name}"] = value
    middle = (side - 1) / 2
    record = base / "processing" / "Merlin" / "Au" / "20260317_090000_CL_20cm.json"
    record.parent.mkdir(parents=True)
    values = {
        "reciprocal_space_pix(1/A)": 0.0095,
        "p_ellipse": [middle, middle, 52.0, 50.0, 0.4],
        "nominal_camera_length(m)": 0.2,
        "acceleration_voltage(V)": 300000,
    }
    record.write_text(json.dumps(values))
    return place


def timed(command: list[str], *arguments: object) -> tuple[float, float]:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([*command, *map(str, arguments), "--json"], capture_output=True, text=True, check=False)
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    report = json.loads(done.stdout)
    assert not report["errors"] and not report["outputs"][0].get("warnings"), done.stdout
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--scratch", type=Path)
    options.add_argument("--sample", choices=SAMPLES, default="gold")
    options.add_argument("--command", help="the command, another than that of this checkout")
    asked = options.parse_args()
    command = shlex.split(asked.command) if asked.command else product_command()
    with tempfile.TemporaryDirectory(dir=asked.scratch) as folder:
        sample = SAMPLES[asked.sample]
        kept = asked.scratch or Path(__file__).resolve().parents[1] / "data"
        raw = session(prepare(sample, kept), 515 if sample is QUAD else sample.detector.side, Path(folder))
        processing = raw.parents[3] / "processing" / "Merlin" / "gold" / STAMP
        known = ("--reshape", "known", "--scan-x", sample.side, "--scan-y", sample.side, "--overwrite")
        steps = {
            "convert": lambda: timed(command, "convert", raw, *known),
            "radial": lambda: timed(command, "radial", processing / f"{STAMP}_data.hdf5", "--overwrite"),
            "convert --radial": lambda: timed(command, "convert", raw, "--radial", *known),
        }
        rounds = [{name: step() for name, step in steps.items()} for _ in range(asked.rounds)]
    print(f"{sample.frames} patterns of {sample.what}; of {asked.rounds} rounds the best and the median")
    for which, kind in enumerate(("clock", "processors")):
        for name in steps:
            times = [found[name][which] for found in rounds]
            print(f"{name:18} {kind:10} {min(times):7.2f} s {statistics.median(times):7.2f} s")
        added = [(each["convert --radial"][which] - each["convert"][which]) / each["radial"][which] for each in rounds]
        print(f"added / separate   {kind:10} {min(added):7.2f}   {statistics.median(added):7.2f}")


if __name__ == "__main__":
    main()
