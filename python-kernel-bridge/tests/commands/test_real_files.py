"""Files of real detectors, against RosettaSciIO and what is known of them."""

from pathlib import Path

import h5py
import numpy as np
import pytest
from command_line import Run, convert, run
from reading import frames, record, tree, with_cross

PROCESSED = [
    f"{chips}_1_Frame_CounterDepth_{depth}_Rows_256" for chips in ("Single", "Quad") for depth in (1, 6, 12, 24)
]
RAW = ["Single_1_Frame_CounterDepth_1_Rows_256RAW", "Quad_1_Frame_CounterDepth_1_Rows_256RAW"]
ROI = "002_merlin_test_roi_sig256x128_nav4x2_hot_pixel_52x_39y"
# Sums of all pixels, found by independent readers
SUMS = dict(zip(PROCESSED, [2398, 24336, 28911, 29416, 10331, 115263, 845907, 778764]))
SET_PIXELS = dict(zip(RAW, [2394, 10348]))


@pytest.fixture(scope="module")
def converted(shared, tmp_path_factory) -> Run:
    before = tree(shared)
    done = convert(shared / "mib", "--out", tmp_path_factory.mktemp("real"))
    assert done.status == 0, done.err
    assert tree(shared) == before, "raw data were touched"
    return done


def rosetta(path: Path) -> np.ndarray:
    from rsciio.quantumdetector import file_reader

    return file_reader(str(path), navigation_shape=None)[0]["data"]


@pytest.mark.parametrize("name", PROCESSED)
def test_same_as_rosettasciio(converted, shared, name):
    data = frames(converted.output(f"{name}.mib")["output"])
    expected = rosetta(shared / "mib" / f"{name}.mib")
    np.testing.assert_array_equal(data[0], with_cross(expected) if "Quad" in name else expected)
    assert int(data.sum()) == SUMS[name]


@pytest.mark.parametrize("name", RAW)
def test_raw_has_the_set_pixels_of_the_same_source(converted, name):
    data = frames(converted.output(f"{name}.mib")["output"])
    processed = frames(converted.output(f"{name.removesuffix('RAW')}.mib")["output"])
    assert int(data.sum()) == SET_PIXELS[name]
    # Two shots of one pattern: any wrong order or turn of the blocks drops this to nearly nothing
    coarse = [blocks(picture) for picture in (data[0], processed[0])]
    assert np.corrcoef(*(picture.ravel() for picture in coarse))[0, 1] > 0.95


def blocks(picture: np.ndarray, size: int = 32) -> np.ndarray:
    rows, columns = (length // size * size for length in picture.shape)
    return picture[:rows, :columns].reshape(rows // size, size, columns // size, size).sum(axis=(1, 3))


def test_scan_of_a_hdr_with_scanx_and_scany(converted):
    output = converted.output(f"{ROI}.mib")
    assert output["shape"] == [2, 4, 128, 256]
    assert output["reshape"]["mode"] == "known" and "ScanX" in output["reshape"]["evidence"]
    data = frames(output["output"])
    # Stored row 39 counts from the bottom of the picture
    assert [np.unravel_index(pattern.argmax(), pattern.shape) for pattern in data.reshape(-1, 128, 256)] == [
        (88, 52)
    ] * 8


def test_eight_frames_without_a_hint_stay_a_stack_that_can_be_asked_for(converted, shared, tmp_path):
    output = converted.output("001_4x2_6bit.mib")
    assert output["shape"] == [8, 256, 256] and "4 x 2" in output["reshape"]["evidence"]
    asked = convert(
        shared / "mib/001_4x2_6bit.mib", "--reshape", "known", "--scan-x", 4, "--scan-y", 2, "--out", tmp_path
    ).only
    assert asked["shape"] == [2, 4, 256, 256]
    data = frames(asked["output"])
    np.testing.assert_array_equal(
        data.reshape(-1, 256, 256), rosetta(shared / "mib/001_4x2_6bit.mib").reshape(-1, 256, 256)
    )


def test_provenance_is_inside(converted, shared):
    path = converted.output(f"{ROI}.mib")["output"]
    made = record(path)
    version = run("--version").out.strip()
    assert made["software"] == "jupyterlab-4dstem" and made["version"] == version
    [raw] = made["input"]["files"]
    assert (raw["path"], raw["frames"]) == (str(shared / "mib" / f"{ROI}.mib"), 8)
    assert made["recipe"]["compression"] == "bitshuffle-lz4" and made["reshape"]["mode"] == "known"
    assert (made["frames"], made["dropped"], made["lost"]) == (8, 0, 0) and "rows reversed" in made["flip"]
    with h5py.File(path) as file:
        original = file["Experiments/__unnamed__/original_metadata"]
        assert original["merlin_header"].attrs["depth"] == 12
        assert original["merlin_hdr"].attrs["ScanX"] == "4"
        assert original["jupyterlab_4dstem"].attrs["version"] == version
