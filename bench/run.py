"""`make bench`: speed, memory and calibrations next to other ways to do the same. It prints, and asserts nothing.

`.peers/bin/python bench/run.py` runs everything in some twelve minutes, `--quick` the promised numbers in one.
"""

from __future__ import annotations

import argparse
import json
import shlex
from dataclasses import asdict
from pathlib import Path

from analysis.factors import factors, factors_table
from calibration_scans import scan_table, scans
from calibrations import calibration_tables, compare, without
from context import context, context_table
from equal import check_frames
from limits import inspect_line, inspect_seconds, memory, memory_table, peer_memory
from machine import describe
from panel import measure, panel_table, why_not
from product import VENV, product_command
from radial_peers.speed import radial_speeds, radial_table
from samples import GOLD, empty_pixels, prepare, prepare_repeated
from speed import speed, speed_tables

DATA = Path(__file__).resolve().parent / "data"
# Frames along the scan: 0.5 GB, 8.1 GB
SMALL_SIDE = 62
LARGE_SIDE = 248
# Of 256 patterns of 256 x 256 pixels: 8.6 GB
RADIAL_ROWS = 256
# Radial profiles of 360 bins
PROFILES = 65536


def main() -> None:
    options = _options()
    product = shlex.split(options.command) if options.command else product_command()
    data: Path = options.data
    data.mkdir(parents=True, exist_ok=True)
    found: dict[str, object] = {"command": product, "quick": options.quick}

    found["machine"] = describe(data, VENV / "node")
    for key, value in found["machine"].items():
        print(f"{key + ':':20} {value}")
    print(f"{'command:':20} {shlex.join(product)}\n")

    gold = prepare(GOLD, data)
    empty, mean, largest = empty_pixels(gold, GOLD.detector)
    print(
        f"Sample: {GOLD.frames:,} frames of {GOLD.what}, {GOLD.bytes / 1e9:.2f} GB; {empty:.0%} of the pixels are 0, "
        f"mean {mean:.2f}, largest {largest}. {check_frames(product, gold, data)}\n",
        flush=True,
    )

    cases, ratios = speed(product, gold, data, options.quick)
    print(speed_tables(cases, ratios), end="\n\n", flush=True)
    found["speed"] = [_case(case) for case in cases]
    found["ratios"] = [asdict(ratio) for ratio in ratios]

    times, size = inspect_seconds(product, data, 5)
    print(inspect_line(times, size), end="\n\n", flush=True)
    found["inspect"] = {"bytes": size, "seconds": times}

    if options.quick:
        peaks = memory(product, [gold], data)
        print(memory_table(peaks), end="\n\n")
    else:
        small = prepare_repeated(gold, GOLD.detector, SMALL_SIDE, data)
        large = prepare_repeated(gold, GOLD.detector, LARGE_SIDE, data)
        if large is None:
            print("The disk has no room for the file of 8 GB: left out.\n")
        peaks = memory(product, [path for path in (small, gold, large) if path], data) + peer_memory(gold, data)
        print(memory_table(peaks), end="\n\n", flush=True)

        around = context(product, gold, large, data, 3)
        print(context_table(around), end="\n\n")
        found["context"] = [_case(case) for case in around]
        if large:
            large.unlink()
    found["memory"] = [asdict(peak) for peak in peaks]

    obstacle = why_not()
    if obstacle:
        print(f"{obstacle}\n")
    else:
        found["panel"] = measure()
        print(panel_table(found["panel"]), end="\n\n")

    if not options.quick:
        missing = without()
        if missing:
            print(f"{missing}\n")
        else:
            found["calibrations"] = compare(data)
            print(calibration_tables(found["calibrations"]), end="\n\n")
        found["calibration_scans"] = scans(product, gold, data)
        print(scan_table(found["calibration_scans"]), end="\n\n", flush=True)

        found["radial"] = radial_speeds(product, RADIAL_ROWS, data)
        print(radial_table(found["radial"]), end="\n\n", flush=True)
        found["factors"] = factors(product, PROFILES, data)
        print(factors_table(found["factors"]), end="\n\n")

    (data / "last.json").write_text(json.dumps(found, indent=2) + "\n")
    print(f"Written to {data / 'last.json'}.")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only the promised numbers")
    parser.add_argument("--data", type=Path, default=DATA, help="folder for samples and results (default: bench/data)")
    parser.add_argument(
        "--command", help="what to run instead of the installed jupyter-4dstem, such as 'node main.mjs'"
    )
    return parser.parse_args()


def _case(case: object) -> dict[str, object]:
    return {key: value for key, value in vars(case).items() if key != "run"}


if __name__ == "__main__":
    main()
