"""Calibrations with gold beside those of py4DSTEM, from the same patterns: `.peers/bin/python bench/calibrations.py`.

py4DSTEM (GPL-3) has an environment of its own, `.py4dstem`, and is used by its public interface alone.
"""

from __future__ import annotations

import json
import math
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import h5py
import numpy as np
from product import ROOT, VENV
from tables import table

PARTS = ROOT / "bench" / "calibration_peers"
PY4DSTEM = ROOT / ".py4dstem"
MEASURED = ROOT.parent / "shared" / "data" / "au" / "au_xgrating_20cm.hspy"
# The file holds the mean of so many frames
MEASURED_FRAMES = 254**2
DEGREES = 180 / math.pi


def without() -> str | None:
    """The sentence that says why nothing can be compared; None when it can."""
    if not (PY4DSTEM / ".installed").exists():
        return "Calibrations are not compared with py4DSTEM: it is not installed; `make .py4dstem/.installed` tries it."
    if not (ROOT / "node_modules" / "esbuild").exists():
        return "Calibrations are not compared with py4DSTEM: node_modules is missing, `make setup` installs it."
    return None


def compare(data: Path) -> list[dict]:
    """For each pattern its name, truth if it has one, and by method a list of results: values, CPU seconds, or what failed."""
    with TemporaryDirectory(dir=data) as folder:
        if MEASURED.exists():
            np.rint(_mean_pattern() * MEASURED_FRAMES).tofile(Path(folder) / "measured.f64")
        _run(VENV / "node", PARTS / "ours.mjs", folder)
        _run(PY4DSTEM / "bin" / "python", "-B", PARTS / "theirs.py", folder)
        ours = json.loads((Path(folder) / "ours.json").read_text())
        theirs = json.loads((Path(folder) / "theirs.json").read_text())
    return [
        {"name": case["name"], "truth": case.get("truth"), "methods": {"jupyterlab-4dstem": [case["ours"]], **peers}}
        for case, peers in zip(ours, theirs)
    ]


def calibration_tables(compared: list[dict]) -> str:
    """How far each is off where the truth is known, and what each says of the measured pattern."""
    heads = [
        "simulated gold",
        "method",
        "centre off, px",
        "a/b off, %",
        "θ off, degrees",
        "pixel size off, %",
        "CPU time",
    ]
    rows = [
        [case["name"] if at == 0 else "", name, *_off(results, case["truth"]), _time(results)]
        for case in compared
        if case["truth"]
        for at, (name, results) in enumerate(case["methods"].items())
    ]
    text = f"Where there are two numbers: median (worst) of five choices of the annulus.\n\n{table(heads, rows)}"
    measured = [case for case in compared if not case["truth"]]
    if not measured:
        return f"{text}\n\nThe measured pattern is left out: {MEASURED} is not there."
    heads = ["measured cross-grating", "row, px", "column, px", "a/b", "θ, degrees", "pixel size, 1/Å", "CPU time"]
    rows = [[name, *_said(results), _time(results)] for name, results in measured[0]["methods"].items()]
    return f"{text}\n\n{table(heads, rows)}"


def _off(results: list[dict], truth: dict) -> list[str]:
    offs = [_distances(result["values"], truth) if "values" in result else None for result in results]
    worst = [math.inf] * 4
    columns = zip(*(off or worst for off in offs))
    return [_median_and_worst(sorted(column), digits) for column, digits in zip(columns, (3, 3, 2, 3))]


def _distances(values: dict, truth: dict) -> list[float]:
    """Distance of the centres in px, ratio in percent, angle in degrees, pixel size in percent."""
    rows, columns = (values[key] - truth[key] for key in ("centreRow", "centreColumn"))
    return [
        math.hypot(rows, columns),
        100 * abs(values["axisRatio"] / truth["axisRatio"] - 1),
        abs(_turn(values["theta"] - truth["theta"])),
        100 * abs(values["pixelSizeInvAng"] / truth["pixelSizeInvAng"] - 1),
    ]


def _median_and_worst(ascending: list[float], digits: int) -> str:
    median = f"{ascending[len(ascending) // 2]:.{digits}f}"
    return median if len(ascending) == 1 else f"{median} ({ascending[-1]:.{digits}f})"


def _said(results: list[dict]) -> list[str]:
    """Values with their standard errors, or with the smallest and the largest of several."""
    known = [result for result in results if "values" in result]
    if not known:
        return [results[0].get("failed", results[0].get("rule", "nothing found")), "", "", "", ""]
    digits = {"centreRow": 2, "centreColumn": 2, "axisRatio": 4, "theta": 1, "pixelSizeInvAng": 6}
    cells = []
    for key, places in digits.items():
        shown = sorted(_turn(result["values"][key]) if key == "theta" else result["values"][key] for result in known)
        cell = f"{shown[len(shown) // 2]:.{places}f}"
        if len(shown) > 1:
            cell += f" ({shown[0]:.{places}f} to {shown[-1]:.{places}f})"
        elif "errors" in known[0]:
            error = known[0]["errors"][key]
            cell += f" ± {DEGREES * error if key == 'theta' else error:.{places}f}"
        cells.append(cell)
    return cells


def _turn(angle: float) -> float:
    """Degrees of an angle between axes, which are the same after half a turn."""
    degrees = DEGREES * angle
    return degrees - 180 * round(degrees / 180)


def _time(results: list[dict]) -> str:
    times = sorted(result["seconds"] for result in results if "seconds" in result)
    return f"{times[len(times) // 2]:.2f} s" if times else ""


def _mean_pattern() -> np.ndarray:
    with h5py.File(MEASURED) as file:
        return file["Experiments/Au x-grating, mean pattern/data"][...].astype(np.float64)


def _run(*command: str | Path) -> None:
    done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{done.stderr}\n{command[1]} ended with status {done.returncode}.")


def main() -> None:
    missing = without()
    if missing:
        raise SystemExit(missing)
    data = ROOT / "bench" / "data"
    data.mkdir(parents=True, exist_ok=True)
    print(calibration_tables(compare(data)))


if __name__ == "__main__":
    main()
