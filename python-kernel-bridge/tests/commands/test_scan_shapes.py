"""Which frame becomes which scan position."""

import h5py
import numpy as np
import pytest
from command_line import Run, convert, typed
from merlin_writer import Format, flyback_exposures, random_pictures, write_hdr, write_mib
from reading import DATA, frames

SHAPE = (6, 64)
COUNT = Format("U16")


def numbered(count: int) -> np.ndarray:
    """Every frame holds its own number in one corner."""
    pictures = np.zeros((count, *SHAPE), np.uint16)
    pictures[:, 0, 0] = np.arange(count)
    pictures[:, 3, 7] = 1
    return pictures


def irregular(frames: int, line: int, regular_from: int, before: list[int]) -> list[int]:
    exposures = flyback_exposures(frames, line, regular_from)
    for frame in before:
        exposures[frame] = 6_000_000
    return exposures


@pytest.fixture(scope="module")
def raw(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scans")
    write_mib(folder / "regular.mib", numbered(1024), COUNT, flyback_exposures(1024, 32, 32))
    write_mib(folder / "last.mib", numbered(1024), COUNT, flyback_exposures(1024, 32, 31))
    write_mib(folder / "irregular.mib", numbered(1024), COUNT, irregular(1024, 32, 96, [10, 41]))
    jitter = np.random.default_rng(3).integers(-10_000, 10_000, 1024)
    slight = [e + int(j) for e, j in zip(flyback_exposures(1024, 32, 32, 900_000, 1_800_000), jitter)]
    write_mib(folder / "slight.mib", numbered(1024), COUNT, slight)
    write_mib(folder / "edx.mib", numbered(32 * 31), COUNT)
    write_mib(folder / "hdr.mib", numbered(20 * 12), COUNT)
    write_hdr(folder / "hdr.hdr", ScanX=20, ScanY=12, **{"Frames in Acquisition (Number)": 240})
    write_mib(folder / "trigger.mib", numbered(20 * 12), COUNT)
    write_hdr(folder / "trigger.hdr", **{"Frames per Trigger (Number)": 20, "Frames in Acquisition (Number)": 240})
    write_mib(folder / "series.mib", numbered(37), COUNT)
    with h5py.File(folder / "meta.hdf", "w") as file:
        file["metadata/set_scan_px"] = 20
    write_mib(folder / "meta.mib", numbered(400), COUNT)
    with h5py.File(folder / "nested.hdf", "w") as file:
        file["metadata/merlin_parameters/set_scan_px"] = 20
    write_mib(folder / "nested.mib", numbered(400), COUNT)
    return folder


@pytest.fixture(scope="module")
def auto(raw, tmp_path_factory) -> Run:
    done = convert(raw, "--out", tmp_path_factory.mktemp("auto"))
    assert done.status == 0, done.err
    return done


def positions(output: dict) -> np.ndarray:
    """The number of the stored frame at every scan position."""
    with h5py.File(output["output"]) as file:
        return file[DATA][..., 0, 0]


def assert_scan(output: dict, mode: str, expected: np.ndarray, evidence: str, dropped: int) -> None:
    assert output["reshape"]["mode"] == mode
    assert evidence in output["reshape"]["evidence"]
    assert output["shape"] == [*expected.shape, *SHAPE]
    assert (output["dropped"], output["lost"]) == (dropped, 0)
    np.testing.assert_array_equal(positions(output), expected)


def lines(first: int, rows: int, line: int) -> np.ndarray:
    """Lines without their first frame."""
    return first + 1 + line * np.arange(rows)[:, None] + np.arange(line - 1)


@pytest.mark.parametrize("name, first", [("regular", 32), ("last", 31), ("slight", 32)])
def test_32_x_32_frames_with_flyback_become_31_x_31(auto, name, first):
    assert_scan(auto.output(f"{name}.mib"), "flyback", lines(first, 31, 32), "Long exposures", 1024 - 961)


def test_irregular_start_sacrifices_a_line(auto):
    output = auto.output("irregular.mib")
    assert_scan(output, "flyback", lines(128, 28, 32), "before the regular ones", 1024 - 28 * 31)


def test_x_by_x_minus_1_constant_exposures_keep_every_frame(auto):
    output = auto.output("edx.mib")
    assert_scan(output, "known", np.arange(992).reshape(31, 32), "EDX", 0)


def test_scanx_and_scany_of_the_hdr(auto):
    assert_scan(auto.output("hdr.mib"), "known", np.arange(240).reshape(12, 20), "ScanX x ScanY", 0)


def test_frames_per_trigger_of_the_hdr(auto):
    assert_scan(auto.output("trigger.mib"), "known", np.arange(240).reshape(12, 20), "frames per trigger", 0)


@pytest.mark.parametrize("name", ["meta", "nested"])
def test_columns_asked_for_at_the_microscope(auto, name):
    assert_scan(auto.output(f"{name}.mib"), "known", np.arange(400).reshape(20, 20), "set_scan_px", 0)


def test_no_hint_stays_a_stack(auto):
    output = auto.output("series.mib")
    assert output["shape"] == [37, *SHAPE] and output["reshape"]["mode"] == "none"
    np.testing.assert_array_equal(frames(output["output"]), numbered(37))


def test_known_shape_has_columns_and_rows_in_their_places(raw, tmp_path):
    output = convert(
        raw / "series.mib", raw / "hdr.mib", *typed("--reshape known --scan-x 16 --scan-y 15"), "--out", tmp_path
    )
    assert_scan(output.output("hdr.mib"), "known", np.arange(240).reshape(15, 16), "16 columns, 15 rows", 0)
    error = output.error("series.mib")
    assert output.status == 1 and error["code"] == "E_KNOWN_SHAPE"
    for part in (str(raw / "series.mib"), "16 x 15 are 240 frames", "37"):
        assert part in error["message"]


def test_known_shape_from_a_first_frame_leaves_the_rest_out(raw, tmp_path):
    output = convert(
        raw / "hdr.mib", *typed("--reshape known --scan-x 16 --scan-y 14 --first-frame 5"), "--out", tmp_path
    ).only
    assert_scan(output, "known", 5 + np.arange(224).reshape(14, 16), "16 columns, 14 rows", 16)


def test_none_keeps_a_scan_as_a_stack(raw, tmp_path):
    output = convert(raw / "regular.mib", "--reshape", "none", "--out", tmp_path).only
    assert_scan(output, "none", np.arange(1024), "not a scan", 0)


def test_none_from_a_first_frame(raw, tmp_path):
    output = convert(raw / "series.mib", *typed("--reshape none --first-frame 7"), "--out", tmp_path).only
    assert_scan(output, "none", np.arange(7, 37), "begin with frame 7", 7)


def test_flyback_from_another_first_frame(raw, tmp_path):
    output = convert(raw / "regular.mib", *typed("--reshape flyback --first-frame 64"), "--out", tmp_path).only
    assert_scan(output, "flyback", lines(64, 30, 32), "begin with frame 64", 1024 - 30 * 31)


def test_flyback_is_refused_where_there_is_none(raw, tmp_path):
    done = convert(raw / "edx.mib", "--reshape", "flyback", "--out", tmp_path)
    error = done.error("edx.mib")
    assert done.status == 1 and error["code"] == "E_FLYBACK"
    assert "all exposures are alike" in error["message"] and "Choose" in error["message"]


@pytest.mark.parametrize("asked", [37, 10**6])
def test_first_frame_behind_the_end(raw, tmp_path, asked):
    done = convert(raw / "series.mib", "--first-frame", asked, "--out", tmp_path)
    error = done.error("series.mib")
    assert done.status == 1 and error["code"] == "E_FIRST_FRAME"
    assert "0 to 36" in error["message"] and str(raw / "series.mib") in error["message"]


def test_every_pixel_is_at_its_place_in_a_scan(tmp_path):
    pictures = random_pictures(12, SHAPE, 4095, dtype=np.uint16)
    path = write_mib(tmp_path / "small.mib", pictures, COUNT)
    output = convert(path, *typed("--reshape known --scan-x 4 --scan-y 3"), "--out", tmp_path / "out").only
    np.testing.assert_array_equal(frames(output["output"]), pictures.reshape(3, 4, *SHAPE))
