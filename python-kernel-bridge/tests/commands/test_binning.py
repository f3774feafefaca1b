"""Binned files: sums of the next wider type, what does not fill a bin cut from the top rows and left columns."""

from pathlib import Path

import h5py
import numpy as np
import pytest
from command_line import convert, typed
from merlin_writer import Format, random_pictures, write_mib
from reading import DATA, OWN, binned, frames, with_cross

LARGEST = {"U08": 255, "U16": 65535, "U32": 2**32 - 1, "U64": 2**58}
WIDER = {"U08": np.uint16, "U16": np.uint32, "U32": np.uint64, "U64": np.uint64}
SCAN = typed("--reshape known --scan-x 7 --scan-y 5")


def binned_file(output: dict, which: str, factor: int) -> Path:
    path = Path(output["output"])
    return path.with_name(path.name.replace("_data.hdf5", f"_data_bin_{which}_factor_{factor}.hspy"))


@pytest.fixture(scope="module")
def raw(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("binning")
    for kind, largest in LARGEST.items():
        write_mib(
            folder / f"{kind}_data.mib", random_pictures(35, (13, 67), largest), Format(kind, depth=int(kind[1:]))
        )
    return folder


@pytest.fixture(scope="module")
def converted(raw, tmp_path_factory):
    return {
        factors: convert(
            raw, *SCAN, "--bin-nav", factors[0], "--bin-sig", factors[1], "--out", tmp_path_factory.mktemp("bins")
        )
        for factors in [(2, 3), (3, 8)]
    }


@pytest.mark.parametrize("factors", [(2, 3), (3, 8)])
@pytest.mark.parametrize("kind", LARGEST)
def test_sums_over_scan_positions(converted, kind, factors):
    output = converted[factors].output(f"{kind}_data.mib")
    data = frames(binned_file(output, "nav", factors[0]))
    assert data.dtype == WIDER[kind]
    expected = binned(frames(output["output"]), factors[0], (0, 1))
    np.testing.assert_array_equal(data, expected.astype(np.uint64))


@pytest.mark.parametrize("factors", [(2, 3), (3, 8)])
@pytest.mark.parametrize("kind", LARGEST)
def test_sums_over_detector_pixels(converted, kind, factors):
    output = converted[factors].output(f"{kind}_data.mib")
    data = frames(binned_file(output, "sig", factors[1]))
    assert data.dtype == WIDER[kind]
    expected = binned(frames(output["output"]), factors[1], (2, 3))
    np.testing.assert_array_equal(data, expected.astype(np.uint64))


def test_binned_files_open_in_hyperspy_with_their_own_axes(converted):
    import hyperspy.api as hyperspy

    output = converted[2, 3].output("U16_data.mib")
    scan = hyperspy.load(binned_file(output, "nav", 2), lazy=True)
    assert [axis.scale for axis in scan.axes_manager.navigation_axes] == [2, 2]
    detector = hyperspy.load(binned_file(output, "sig", 3), lazy=True)
    assert [axis.scale for axis in detector.axes_manager.signal_axes] == [3, 3]
    with h5py.File(binned_file(output, "sig", 3)) as file:
        assert file[DATA].chunks == (1, 1, 4, 22) and "record" in file[OWN].attrs


@pytest.mark.parametrize("factor, side", [(2, 257), (4, 128), (5, 103), (7, 73)])
def test_quad_with_its_cross(tmp_path, factor, side):
    pictures = random_pictures(2, (512, 512), 4095, dtype=np.uint16)
    path = write_mib(tmp_path / "q_data.mib", pictures, Format("U16", layout="2x2"))
    output = convert(path, "--reshape", "none", "--bin-sig", factor, "--out", tmp_path / "out").only
    data = frames(binned_file(output, "sig", factor))
    assert data.shape == (2, side, side)
    np.testing.assert_array_equal(data, binned(with_cross(pictures), factor, (1, 2)))


def test_factor_larger_than_the_scan_is_refused(raw, tmp_path):
    done = convert(raw / "U08_data.mib", *SCAN, "--bin-nav", 6, "--out", tmp_path / "out")
    error = done.error("U08_data.mib")
    assert done.status == 1 and error["code"] == "E_BIN"
    assert "5 rows" in error["message"] and "7 columns" in error["message"] and "6" in error["message"]
    assert not (tmp_path / "out").exists()


def test_scan_binning_of_what_turns_out_to_be_a_stack_is_told(raw, tmp_path):
    path = write_mib(tmp_path / "series_data.mib", random_pictures(11, (8, 64), 9, dtype=np.uint16))
    output = convert(path, "--bin-nav", 2, "--out", tmp_path / "out").only
    assert output["reshape"]["mode"] == "none"
    assert any("scan binning" in warning.lower() for warning in output["warnings"]), output["warnings"]
