"""The converted file as HyperSpy, h5py and the HDF5 tools see it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import h5py
import numpy as np
import pytest
from command_line import Run, convert, typed
from merlin_writer import Format, random_pictures
from reading import DATA, frames
from session_tree import write_acquisition

PICTURES = {
    np.uint8: random_pictures(12, (16, 64), 255, dtype=np.uint8),
    np.uint16: random_pictures(12, (16, 64), 65535, dtype=np.uint16),
    np.uint32: random_pictures(12, (16, 64), 2**32 - 1, dtype=np.uint32),
    np.uint64: random_pictures(12, (16, 64), 2**64 - 1, dtype=np.uint64),
}
KINDS = {np.uint8: "U08", np.uint16: "U16", np.uint32: "U32", np.uint64: "U64"}
COMPRESSIONS = ("bitshuffle-lz4", "gzip", "none")
SCAN = typed("--reshape known --scan-x 4 --scan-y 3")


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("session")
    for number, (dtype, pictures) in enumerate(PICTURES.items()):
        kind = Format(KINDS[dtype], depth=np.dtype(dtype).itemsize * 8)
        write_acquisition(folder, pictures, kind, stamp=f"20260317_10120{number}")
    return folder


@pytest.fixture(scope="module")
def converted(base, tmp_path_factory) -> dict[str, Run]:
    return {
        kind: convert(base, *SCAN, "--compression", kind, "--out", tmp_path_factory.mktemp(kind))
        for kind in COMPRESSIONS
    }


def output_of(done: Run, dtype: type) -> Path:
    return Path(done.output(f"20260317_10120{list(PICTURES).index(dtype)}_data.mib")["output"])


@pytest.mark.parametrize("compression", COMPRESSIONS)
@pytest.mark.parametrize("dtype", PICTURES)
def test_h5py_reads_the_pixels(converted, compression, dtype):
    path = output_of(converted[compression], dtype)
    with h5py.File(path) as file:
        data = file[DATA]
        assert data.shape == (3, 4, 16, 64)
        assert data.chunks == (1, 1, 16, 64)
        assert data.dtype == np.dtype(dtype).newbyteorder("<") and data.dtype.byteorder in "<=|"
        np.testing.assert_array_equal(data[()], PICTURES[dtype].reshape(3, 4, 16, 64))
        assert data.id.get_num_chunks() == 12


@pytest.mark.parametrize("dtype", PICTURES)
def test_hyperspy_reads_the_pixels_lazily(converted, dtype):
    import hyperspy.api as hyperspy

    signal = hyperspy.load(output_of(converted["bitshuffle-lz4"], dtype), file_format="HSPY", lazy=True)
    assert signal.data.chunksize[-2:] == (16, 64)
    np.testing.assert_array_equal(signal.data.compute(), PICTURES[dtype].reshape(3, 4, 16, 64))


def test_axes_are_in_nm_where_the_step_is_known(converted, tmp_path, base):
    import hyperspy.api as hyperspy

    signal = hyperspy.load(output_of(converted["gzip"], np.uint16), file_format="HSPY", lazy=True)
    scan = signal.axes_manager.navigation_axes
    assert [(axis.name, axis.units, axis.size) for axis in scan] == [("scan_x", "nm", 4), ("scan_y", "nm", 3)]
    assert [axis.scale for axis in scan] == pytest.approx([2.5, 2.5])
    assert [axis.units for axis in signal.axes_manager.signal_axes] == ["px", "px"]
    assert signal.metadata.Signal.signal_type == "electron_diffraction"
    assert signal.original_metadata.microscope["ht_value(V)"] == 300_000


def test_axes_without_metadata_are_in_px(tmp_path):
    import hyperspy.api as hyperspy

    path = write_acquisition(tmp_path, PICTURES[np.uint16], Format("U16"), metadata=False)
    signal = hyperspy.load(convert(path, *SCAN).only["output"], file_format="HSPY", lazy=True)
    assert [(axis.units, axis.scale) for axis in signal.axes_manager.navigation_axes] == [("px", 1), ("px", 1)]


READ_PLAIN = """
import hashlib, json, sys, h5py
assert not any("hdf5plugin" in name for name in sys.modules)
digests = [hashlib.sha256(h5py.File(path)["Experiments/__unnamed__/data"][()].tobytes()).hexdigest() for path in sys.argv[1:]]
print(json.dumps(digests))
"""


@pytest.mark.parametrize("compression", ["gzip", "none"])
def test_read_without_any_plugin(converted, compression):
    import hashlib

    paths = [output_of(converted[compression], dtype) for dtype in PICTURES]
    read = subprocess.run(
        [sys.executable, "-c", READ_PLAIN, *map(str, paths)],
        capture_output=True,
        text=True,
        check=True,
        env={"HDF5_PLUGIN_PATH": "/nonexistent", "PATH": ""},
    )
    assert json.loads(read.stdout) == [hashlib.sha256(frames(path).tobytes()).hexdigest() for path in paths]


@pytest.mark.parametrize("tool", [("h5dump", "-H"), ("h5dump", "-A"), ("h5ls", "-r"), ("h5stat",)], ids=" ".join)
@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_hdf5_tools_accept_it(converted, compression, tool):
    if shutil.which(tool[0]) is None:
        pytest.skip(f"{tool[0]} is not installed (Debian: hdf5-tools).")
    for path in output_of(converted[compression], np.uint16).parent.glob("*.h*5*"):
        done = subprocess.run([*tool, str(path)], capture_output=True, text=True, check=False)
        assert done.returncode == 0 and "error" not in done.stderr.lower(), done.stderr


def test_stack_has_one_frame_per_chunk(tmp_path):
    import hyperspy.api as hyperspy

    path = write_acquisition(tmp_path, PICTURES[np.uint8], Format("U08"))
    output = convert(path, "--reshape", "none").only
    with h5py.File(output["output"]) as file:
        assert file[DATA].chunks == (1, 16, 64)
    signal = hyperspy.load(output["output"], file_format="HSPY", lazy=True)
    np.testing.assert_array_equal(signal.data.compute(), PICTURES[np.uint8])
    assert [axis.name for axis in signal.axes_manager.navigation_axes] == ["frame"]


def test_flyback_leaves_what_the_pipeline_reads(tmp_path):
    import hyperspy.api as hyperspy
    from merlin_writer import flyback_exposures

    pictures = np.zeros((256, 4, 64), np.uint16)
    path = write_acquisition(tmp_path, pictures, Format("U16"), exposures_ns=flyback_exposures(256, 16, 16))
    signal = hyperspy.load(convert(path).only["output"], file_format="HSPY", lazy=True)
    entries = signal.metadata.Signal.as_dictionary()
    assert entries["scan_X"] == 16 and entries["frames_number_skipped"] == 16 and entries["flip"] == "True"
    assert entries["exposure_time"] == pytest.approx(0.6) and list(entries["flyback_times"]) == pytest.approx([6.0])
