"""Prints the radial profiles that py4DSTEM makes of patterns given by a formula, with the settings of ePSIC's notebooks.

.py4dstem/bin/python bench/radial_peers/polar_profiles.py > src/core/radial/testing/polarProfiles.json
"""

import json
import os
import sys
import warnings

warnings.filterwarnings("ignore")
printed = os.dup(1)
os.dup2(2, 1)

import numpy as np
import py4DSTEM

CASES = [
    {"shape": [64, 64], "origin": [33.3, 30.6]},
    {"shape": [64, 64], "origin": [33.3, 30.6], "ellipse": [20.0, 18.0, 0.5]},
    {"shape": [65, 65], "origin": [30.25, 36.5], "ellipse": [48.24, 44.81, -2.3922]},
    {"shape": [200, 180], "origin": [95.7, 92.1], "ellipse": [95.0, 90.0, -0.8]},
    {"shape": [64, 48], "origin": [20.0, 25.0], "ellipse": [10.0, 9.2, 2.1]},
]


def pattern(rows, columns):
    """Whole counts without any symmetry, so that no error of an index or an angle goes unseen."""
    r, c = np.mgrid[:rows, :columns]
    return (40 + 37 * np.sin(0.31 * r + 0.17 * c) + 20 * np.cos(0.23 * r - 0.41 * c) + (r * 7 + c * 13) % 11).astype(
        np.int64
    )


def profiles(case):
    rows, columns = case["shape"]
    data = pattern(rows, columns)[None, None].astype(np.float64)
    cube = py4DSTEM.DataCube(data=data)
    cube.calibration.set_origin(tuple(np.full((1, 1), at) for at in case["origin"]))
    if "ellipse" in case:
        cube.calibration.set_ellipse(tuple(case["ellipse"]))
    polar = py4DSTEM.PolarDatacube(cube, n_annular=180, qscale=1.0)
    found = np.ma.asarray(polar.data[0, 0])
    return {
        **case,
        "mean": np.ma.filled(found.mean(axis=0), np.nan).tolist(),
        "variance": np.ma.filled(found.var(axis=0), np.nan).tolist(),
    }


if __name__ == "__main__":
    found = [profiles(case) for case in CASES]
    os.dup2(printed, 1)
    json.dump({"py4DSTEM": py4DSTEM.__version__, "cases": found}, sys.stdout)
