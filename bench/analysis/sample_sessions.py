"""Sample sessions from raw data to classes and elements, against what is true of them.

`.peers/bin/python bench/analysis/sample_sessions.py FIRST LAST [COMMAND]`: of each seed the advised number of components, the share
of all positions in the right class, and whether each element goes with its own phase alone.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
import tempfile
from itertools import permutations
from pathlib import Path

import h5py
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from product import product_command
from tables import table

# The phase map: 0 vacuum, then these
MATERIALS = ("film", "gold", "anatase")
OWN = {"Au": "gold", "Ti": "anatase"}
EDX = ("--elements", "Au,Ti", "--energy-scale", "0.01", "--energy-offset", "-0.2")


def main() -> None:
    first, last = int(sys.argv[1]), int(sys.argv[2])
    command = shlex.split(sys.argv[3]) if len(sys.argv) > 3 else product_command()
    rows = []
    for seed in range(first, last + 1):
        with tempfile.TemporaryDirectory() as folder:
            rows.append((str(seed), *figures(command, Path(folder) / "session", seed)))
        print(*rows[-1], file=sys.stderr)
    print(table(("seed", "advised", "classes right", "Au with gold", "Ti with anatase", "across"), rows))


def figures(command: list[str], session: Path, seed: int) -> tuple[str, ...]:
    truth = json.loads(said(command, "sample-session", session, "--seed", seed))
    merlin = Path(truth["base"]) / "2026/cm40001-1/processing/Merlin"
    said(command, "convert", session)
    said(command, "calibrate", merlin / "Au_xgrating")
    said(command, "radial", merlin / "particles_on_carbon", "--no-corrected")
    (output,) = json.loads(said(command, "analyse", "--json", merlin / "particles_on_carbon", *EDX))["outputs"]
    classes, phases = [], []
    for file in output["files"]:
        own = data_of(file["classes"])
        rows, columns = own.shape
        classes.append(own.ravel())
        # The spectrum map has a line more than the scan
        phases.append(np.load(session / "truth" / f"{file['stamp']}_phases.npy")[:rows, :columns].ravel())
    order, right = best_order(np.concatenate(classes), np.concatenate(phases), output["components"])
    found = {(order.get(one["component"]), one["element"]): one for one in output["correlations"]}
    own = [
        f"{found[material, element]['r']:.2f}" if (material, element) in found else "none"
        for element, material in OWN.items()
    ]
    across = max(
        one["r"] for (material, element), one in found.items() if material in OWN.values() and material != OWN[element]
    )
    return (str(output["advised"]), f"{100 * right:.1f} %", *own, f"{across:.2f}")


def best_order(classes: np.ndarray, phases: np.ndarray, components: int) -> tuple[dict[int, str], float]:
    """Material of each component under which most positions are right, and how many are."""
    best: tuple[dict[int, str], float] = ({}, -1.0)
    for order in permutations(range(1, components + 1), min(components, len(MATERIALS))):
        phase_of = np.zeros(components + 1, dtype=int) - 1
        phase_of[0] = 0
        for phase, component in enumerate(order, 1):
            phase_of[component] = phase
        right = float((phase_of[classes] == phases).mean())
        if right > best[1]:
            best = ({component: MATERIALS[phase] for phase, component in enumerate(order)}, right)
    return best


def said(command: list[str], *arguments: object) -> str:
    done = subprocess.run([*command, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def data_of(path: str) -> np.ndarray:
    with h5py.File(path) as file:
        return file["Experiments/__unnamed__/data"][()]


if __name__ == "__main__":
    main()
