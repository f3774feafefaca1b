"""The cell that "Open in a notebook" inserts, run as a kernel runs it: by a new Python, the last expression shown."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from command_line import PROJECT, convert, node, typed
from merlin_writer import random_pictures
from session_tree import write_acquisition

BUILT = PROJECT / "lib" / "lab" / "loadingCell.js"
PICTURES = random_pictures(6, (8, 64), 4095, dtype=np.uint16)
KERNEL = """
import ast, json, sys, warnings
warnings.simplefilter("error", SyntaxWarning)
tree = ast.parse(sys.stdin.read())
cell = {}
exec(compile(ast.Module(tree.body[:-1], []), "cell", "exec"), cell)
shown = eval(compile(ast.Expression(tree.body[-1].value), "cell", "eval"), cell)
print("\\n" + json.dumps({
    "first_pattern": cell["first_pattern"].tolist(),
    "shown": repr(shown),
    "lazy": shown._lazy,
    "signal": shown.data.compute().tolist(),
}))
"""


def cell_text(path: Path) -> str:
    """What the built page puts into a notebook."""
    assert BUILT.is_file(), f"{BUILT} is missing: 'npm run build:lib' first."
    script = f"{BUILT.read_text()}\nprocess.stdout.write(loadingCell({json.dumps(str(path))}));"
    command = [*node(), "--input-type=module", "-"]
    return subprocess.run(command, input=script, capture_output=True, text=True, check=True).stdout


def run_cell(path: Path) -> tuple[str, dict]:
    done = subprocess.run(
        [sys.executable, "-c", KERNEL], input=cell_text(path), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    # HyperSpy prints a warning between them where pyxem, which knows the signal type, is not installed
    printed, *_, values = done.stdout.splitlines()
    return printed, json.loads(values)


@pytest.mark.parametrize("compression", ["bitshuffle-lz4", "gzip"])
def test_scan_is_loaded_with_h5py_and_lazily_with_hyperspy(tmp_path, compression):
    folder = tmp_path / "a \"b\" 'c' {d} \\ é"
    raw = write_acquisition(folder, PICTURES)
    scan = typed("--reshape known --scan-x 3 --scan-y 2 --compression")
    output = Path(convert(raw, *scan, compression).only["output"])
    printed, values = run_cell(output)
    assert printed == "(2, 3, 8, 64) uint16"
    assert values["first_pattern"] == PICTURES[0].tolist()
    assert values["lazy"] is True
    # HyperSpy says width before height: (scan columns, scan rows|pattern columns, pattern rows)
    assert "(3, 2|64, 8)" in values["shown"]
    assert np.array_equal(np.reshape(values["signal"], (6, 8, 64)), PICTURES)


def test_stack_and_binned_file_are_loaded_by_the_same_cell(tmp_path):
    raw = write_acquisition(tmp_path, PICTURES)
    output = convert(raw, "--reshape", "none", "--bin-sig", "2").only
    printed, values = run_cell(Path(output["output"]))
    assert printed == "(6, 8, 64) uint16" and "(6|64, 8)" in values["shown"]
    [binned] = Path(output["output"]).parent.glob("*_bin_sig_factor_2.hspy")
    printed, values = run_cell(binned)
    assert printed == "(6, 4, 32) uint32"
    assert values["first_pattern"] == PICTURES[0].astype(np.uint32).reshape(4, 2, 32, 2).sum(axis=(1, 3)).tolist()
