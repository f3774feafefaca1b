"""Where results go: in a session, elsewhere, and what a conversion info file asks for."""

import json
import os
from pathlib import Path

import h5py
import numpy as np
import pytest
from command_line import convert, run, typed
from merlin_writer import Format, random_pictures, write_mib
from reading import DATA, frames, names
from session_tree import STAMP, merlin, processing, write_acquisition, write_microscope_file

PICTURES = random_pictures(6, (8, 64), 4095, dtype=np.uint16)
QUAD = random_pictures(6, (512, 512), 63, dtype=np.uint8)
SCAN = typed("--reshape known --scan-x 3 --scan-y 2")
FILES = {
    "_data.hdf5",
    "_iBF.jpg",
    "_max_pattern.png",
    "_mean_pattern.png",
    "_sum_image.png",
}


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> Path:
    base = tmp_path_factory.mktemp("base")
    write_acquisition(base, PICTURES, subfolder="sample 1")
    write_acquisition(base, PICTURES, subfolder="nested/deep", stamp="20260317_111111", metadata=False)
    write_acquisition(base, PICTURES, subfolder="", stamp="20260317_222222")
    write_acquisition(base, QUAD, Format("U08", layout="2x2"), subfolder="quad", stamp="20260317_133333")
    return base


@pytest.fixture(scope="module")
def converted(session):
    done = convert(merlin(session), *SCAN)
    assert done.status == 0, done.err
    return done


def test_results_of_a_session_go_to_processing(session, converted):
    places = {Path(output["input"]).name[:15]: Path(output["output"]) for output in converted.report["outputs"]}
    assert places == {
        STAMP: processing(session) / "sample 1" / STAMP / f"{STAMP}_data.hdf5",
        "20260317_111111": processing(session) / "nested/deep/20260317_111111/20260317_111111_data.hdf5",
        "20260317_222222": processing(session) / "20260317_222222/20260317_222222_data.hdf5",
        "20260317_133333": processing(session) / "quad/20260317_133333/20260317_133333_data.hdf5",
    }
    assert names(processing(session) / "sample 1" / STAMP) == sorted(
        [*(STAMP + name for name in FILES), f"{STAMP}.hdf"]
    )


def test_data_without_metadata_get_a_file_of_frames(session, converted):
    folder = processing(session) / "nested/deep/20260317_111111"
    assert names(folder) == sorted(f"20260317_111111{name}" for name in [*FILES, "_vds.h5"])
    with h5py.File(folder / "20260317_111111_vds.h5") as file:
        np.testing.assert_array_equal(file["data/frames"][()], PICTURES)


def test_copy_of_the_metadata_has_shape_and_frames(session, converted):
    with h5py.File(processing(session) / "sample 1" / STAMP / f"{STAMP}.hdf") as file:
        assert tuple(file["metadata/4D_shape"][()]) == (2, 3, 8, 64)
        assert file["metadata/ht_value(V)"][()] == 300_000 and file["metadata/lens_values/CL1"][()] == 1.25
        view = file["data/frames"]
        assert view.is_virtual and view.dtype == np.uint16 and view.shape == (6, 8, 64)
        assert {source.file_name for source in view.virtual_sources()} == {f"{STAMP}_data.hdf5"}
        np.testing.assert_array_equal(view[()], PICTURES)
        assert "mask" not in file["data"]
    with h5py.File(merlin(session) / "sample 1" / f"{STAMP}.hdf") as original:
        assert "4D_shape" not in original["metadata"] and "data" not in original


def test_frames_are_found_after_the_folder_was_moved(session, converted, tmp_path):
    import shutil

    shutil.copytree(processing(session) / "quad/20260317_133333", tmp_path / "elsewhere")
    with h5py.File(tmp_path / "elsewhere/20260317_133333.hdf") as file:
        view = file["data/frames"]
        assert view.dtype == np.uint8 and view.shape == (6, 515, 515)
        np.testing.assert_array_equal(
            view[()], frames(tmp_path / "elsewhere/20260317_133333_data.hdf5").reshape(6, 515, 515)
        )
        mask = file["data/mask"][()]
        assert mask.dtype == bool and mask[256:259].all() and mask[:, 256:259].all() and mask.sum() == 3 * 2 * 515 - 9


def test_virtual_frames_keep_counts_above_65535(tmp_path):
    pictures = random_pictures(4, (8, 64), 2**24 - 1, dtype=np.uint32)
    path = write_acquisition(tmp_path, pictures, Format("U32"))
    output = Path(convert(path, "--reshape", "none").only["output"])
    with h5py.File(output.parent / f"{STAMP}.hdf") as file:
        np.testing.assert_array_equal(file["data/frames"][()], pictures)
        assert tuple(file["metadata/4D_shape"][()]) == (1, 4, 8, 64)


def test_out_overrules_the_session(session, tmp_path):
    path = merlin(session) / "sample 1/20260317_101208" / f"{STAMP}_data.mib"
    output = convert(path, *SCAN, "--out", tmp_path / "here").only["output"]
    assert Path(output) == tmp_path / "here" / STAMP / f"{STAMP}_data.hdf5"


def test_out_is_relative_to_the_working_folder(session, tmp_path):
    path = merlin(session) / "sample 1/20260317_101208" / f"{STAMP}_data.mib"
    output = convert(os.path.relpath(path, tmp_path), *SCAN, "--out", "a b/c", cwd=tmp_path).only
    assert Path(output["output"]) == tmp_path / "a b/c" / STAMP / f"{STAMP}_data.hdf5"
    assert Path(output["input"]) == path


def test_outside_a_session_a_place_must_be_named(tmp_path):
    path = write_mib(tmp_path / "x.mib", PICTURES)
    error = convert(path).error("x.mib")
    assert error["code"] == "E_NO_OUT"
    assert str(path) in error["message"] and "--out" in error["message"]
    assert names(tmp_path) == ["x.mib"]


def test_names_without_data_and_with_a_number_behind(tmp_path):
    write_mib(tmp_path / "free name.mib", PICTURES)
    write_mib(tmp_path / "20260317_000000_data2.mib", PICTURES)
    done = convert(tmp_path, "--out", tmp_path / "out")
    assert {Path(output["output"]).name for output in done.report["outputs"]} == {
        "free name_data.hdf5",
        "20260317_000000_data.hdf5",
    }


def info_file(path: Path, inputs: list[Path], **values: object) -> Path:
    """As the facility's converter writes it."""
    entries = {
        "to_convert_paths": [str(name) for name in inputs],
        "auto_reshape": False,
        "no_reshaping": False,
        "use_fly_back": False,
        "known_shape": False,
        "Scan_X": 0,
        "Scan_Y": 0,
        "iBF": True,
        "bin_sig_flag": 0,
        "bin_sig_factor": 1,
        "bin_nav_flag": 0,
        "bin_nav_factor": 1,
        "reshaping": "Known_shape",
        "create_virtual_image": False,
        "mask_path": "",
        "disk_lower_thresh": 0.01,
        "disk_upper_thresh": 0.15,
        "DPC": False,
        "parallax": False,
        **values,
    }
    lines = [
        f"{key} = {value!r}" if key == "to_convert_paths" else f"{key} = {value}" for key, value in entries.items()
    ]
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.fixture
def listed(tmp_path) -> list[Path]:
    return [write_acquisition(tmp_path, PICTURES, stamp=f"20260318_10000{number}") for number in range(3)]


def test_task_of_an_info_file_converts_one_entry(tmp_path, listed):
    info = info_file(
        tmp_path / "convert_info.txt", listed, known_shape=True, Scan_X=3, Scan_Y=2, bin_sig_flag=1, bin_sig_factor=2
    )
    output = convert(info, "--task", 1).only
    assert output["input"] == str(listed[1]) and output["shape"] == [2, 3, 8, 64]
    assert names(processing(tmp_path)) == sorted(
        f"sample 1/20260318_100001/20260318_100001{name}" for name in [*FILES, ".hdf", "_data_bin_sig_factor_2.hspy"]
    )


def test_task_of_an_info_file_takes_the_scan_shape_chosen_for_its_file(tmp_path, listed):
    info = info_file(tmp_path / "convert_info.txt", listed, known_shape=True, Scan_X=3, Scan_Y=2)
    with info.open("a") as file:
        shape = {"path": str(listed[1]), "reshape": "known", "Scan_X": 2, "Scan_Y": 2, "first_frame": 1}
        file.write(f"scan_shape_1 = {json.dumps(shape)}\n")
    by_hand, as_all = convert(info, "--task", 1).only, convert(info, "--task", 2).only
    assert (by_hand["input"], by_hand["shape"][:2]) == (str(listed[1]), [2, 2])
    with h5py.File(by_hand["output"]) as file:
        assert np.array_equal(file[DATA][...].reshape(4, 8, 64), PICTURES[1:5])
    assert as_all["shape"][:2] == [2, 3]


def test_info_file_without_task_converts_all(tmp_path, listed):
    done = convert(info_file(tmp_path / "convert_info.txt", listed, auto_reshape=True))
    assert [output["input"] for output in done.report["outputs"]] == [str(path) for path in listed]


def test_info_file_of_any_name_with_a_task(tmp_path, listed):
    info = info_file(tmp_path / "convert_info", listed, no_reshaping=True)
    assert convert(info, "--task", 0).only["reshape"]["mode"] == "none"


def test_info_file_without_reshaping_leaves_scan_binning_out(tmp_path, listed):
    """The form's scan binning stands at 2 unless somebody moves it; the existing converter passes over it."""
    info = info_file(tmp_path / "convert_info.txt", listed[:1], no_reshaping=True, bin_nav_flag=1, bin_nav_factor=2)
    assert convert(info).only["shape"] == [6, 8, 64]


def test_options_of_the_command_line_go_before_the_info_file(tmp_path, listed):
    info = info_file(tmp_path / "convert_info.txt", listed[:1], no_reshaping=True)
    output = convert(info, *SCAN, "--compression", "gzip").only
    assert output["shape"] == [2, 3, 8, 64]
    with h5py.File(output["output"]) as file:
        assert file[DATA].compression == "gzip"


@pytest.mark.parametrize("task", [3, 99])
def test_task_out_of_range_is_wrong_usage(tmp_path, listed, task):
    done = run("convert", "--json", info_file(tmp_path / "info.txt", listed), "--task", task)
    assert done.status == 2
    [error] = done.report["errors"]
    assert error["code"] == "E_TASK" and done.report["outputs"] == []
    assert (
        str(tmp_path / "info.txt") in error["message"]
        and "3 files" in error["message"]
        and "0 to 2" in error["message"]
    )
    assert not processing(tmp_path).exists()


@pytest.mark.parametrize(
    "text, reason",
    [
        ("", "to_convert_paths"),
        ("to_convert_paths = []\n", "to_convert_paths"),
        ("to_convert_paths = ['/a.mib', oops]\n", "line 1"),
        ("to_convert_paths = ['/a.mib']\nwhat is this\n", "line 2"),
        ("to_convert_paths = ['/a.mib']\nknown_shape = True\nScan_X = many\n", "Scan_X"),
        ("\0\1\2binary\xff", "line 1"),
    ],
)
def test_malformed_info_file(tmp_path, text, reason):
    info = tmp_path / "info.txt"
    info.write_bytes(text.encode("latin-1"))
    done = convert(info, "--task", 0)
    error = done.error("info.txt")
    assert done.status == 1 and error["code"] == "E_INFO_FILE"
    assert str(info) in error["message"] and reason in error["message"]


def test_info_file_that_is_not_there(tmp_path):
    done = convert(tmp_path / "gone.txt", "--task", 0)
    error = done.error("gone.txt")
    assert done.status == 1 and error["code"] == "E_NOT_FOUND" and "does not exist" in error["message"]


def test_metadata_beside_the_raw_file(tmp_path):
    path = write_mib(tmp_path / "x_data.mib", PICTURES)
    write_microscope_file(tmp_path / "x.hdf")
    output = Path(convert(path, "--out", tmp_path / "out").only["output"])
    assert (output.parent / "x.hdf").exists()
