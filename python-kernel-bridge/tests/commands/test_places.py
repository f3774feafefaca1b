"""Where files are and what may be done there: permissions, full disks, links, names."""

import os
from pathlib import Path

import numpy as np
import pytest
from command_line import convert, run
from merlin_writer import Format, random_pictures, write_mib
from reading import frames, names, tree
from session_tree import merlin, processing, write_acquisition

PICTURES = random_pictures(4, (8, 64), 4095, dtype=np.uint16)


@pytest.fixture
def raw(tmp_path) -> Path:
    return write_mib(tmp_path / "raw/x_data.mib", PICTURES)


def assert_error(done, name: str, code: str, *words: str) -> None:
    error = done.error(name)
    assert error["code"] == code, error
    for part in words:
        assert part in error["message"], error["message"]


def test_raw_file_without_permission(raw, tmp_path, unprivileged):
    raw.chmod(0)
    done = convert(raw, "--out", tmp_path / "out", prefix=unprivileged)
    assert_error(done, "x_data.mib", "E_PERMISSION", str(raw), "no permission to read", "Ask")
    assert not (tmp_path / "out").exists()


def test_folder_without_permission_is_reported_and_the_rest_converted(raw, tmp_path, unprivileged):
    closed = write_mib(tmp_path / "raw/closed/y_data.mib", PICTURES).parent
    closed.chmod(0)
    done = convert(tmp_path / "raw", "--out", tmp_path / "out", prefix=unprivileged)
    closed.chmod(0o700)
    assert done.status == 1 and len(done.report["outputs"]) == 1
    assert_error(done, "closed", "E_PERMISSION", str(closed), "no permission to read")


def test_output_folder_without_permission(raw, tmp_path, unprivileged):
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    done = convert(raw, "--out", out, prefix=unprivileged)
    assert_error(done, "x_data.mib", "E_PERMISSION", str(out), "no permission to write", "another output folder")
    assert names(out) == []


def test_result_that_may_not_be_read_is_not_destroyed(raw, tmp_path, unprivileged):
    output = Path(convert(raw, "--out", tmp_path / "out").only["output"])
    before = tree(tmp_path)
    output.chmod(0)
    done = convert(raw, "--out", tmp_path / "out", prefix=unprivileged)
    output.chmod(0o600)
    assert_error(done, "x_data.mib", "E_PERMISSION", str(output))
    assert tree(tmp_path) == before


def test_read_only_metadata_are_copied(tmp_path, unprivileged):
    path = write_acquisition(tmp_path, PICTURES)
    metadata = next(merlin(tmp_path).rglob("*.hdf"))
    metadata.chmod(0o400)
    folder = Path(convert(path, prefix=unprivileged).only["output"]).parent
    assert (folder / metadata.name).stat().st_mode & 0o200
    # and a second time over the first copy
    assert convert(path, "--overwrite", prefix=unprivileged).only["skipped"] is False


@pytest.mark.parametrize("place", ["out", "out/x", "out/x/deeper"])
def test_output_folder_that_is_a_file(raw, tmp_path, place):
    blocking = tmp_path / "out"
    if place != "out":
        blocking.mkdir()
        blocking = blocking / "x"
    blocking.write_text("mine")
    out = tmp_path / ("out/x/deeper" if place == "out/x/deeper" else "out")
    done = convert(raw, "--out", out)
    assert_error(done, "x_data.mib", "E_NOT_FOLDER", str(blocking), "folder")
    assert blocking.read_text() == "mine"


def test_final_name_that_is_a_folder(raw, tmp_path):
    (tmp_path / "out/x/x_data.hdf5").mkdir(parents=True)
    done = convert(raw, "--out", tmp_path / "out")
    assert_error(done, "x_data.mib", "E_NOT_FILE", str(tmp_path / "out/x/x_data.hdf5"))
    assert names(tmp_path / "out") == []


@pytest.mark.parametrize("compression", ["none", "gzip"])
def test_full_disk(tmp_path, small_disk, compression):
    pictures = random_pictures(16, (256, 256), 65535, dtype=np.uint16)
    path = write_mib(tmp_path / "x_data.mib", pictures, Format("U16", depth=16))
    done = convert(path, "--compression", compression, "--out", small_disk / "out")
    assert_error(done, "x_data.mib", "E_DISK_FULL", str(small_disk), "full", "free some space", "another output folder")
    assert list(small_disk.iterdir()) == []


@pytest.mark.parametrize("left", [4, 40, 200, 600])
def test_disk_that_is_full_at_any_moment(tmp_path, small_disk, left):
    """From the first byte of the file to the pictures beside it."""
    (small_disk / "ballast").write_bytes(bytes((2 << 20) - (left << 10)))
    path = write_mib(tmp_path / "x_data.mib", random_pictures(10, (256, 256), 255, dtype=np.uint8), Format("U08"))
    done = convert(path, "--out", small_disk / "out")
    assert_error(done, "x_data.mib", "E_DISK_FULL", "full")
    assert names(small_disk) == ["ballast"] and not (small_disk / "out").exists()


def test_two_files_of_one_stamp_are_both_refused(tmp_path):
    first = write_acquisition(tmp_path, PICTURES)
    second = write_mib(first.with_name(first.name.replace("_data", "_data1")), PICTURES)
    other = write_acquisition(tmp_path, PICTURES, stamp="20260317_999999")
    done = convert(merlin(tmp_path))
    for path, rival in ((first, second), (second, first)):
        assert_error(done, path.name, "E_SAME_STAMP", str(path), str(rival), "--out")
    assert [output["input"] for output in done.report["outputs"]] == [str(other)]


def test_equal_stamps_in_different_subfolders_are_two_results(tmp_path):
    for subfolder in ("a", "b"):
        write_acquisition(tmp_path, PICTURES, subfolder=subfolder)
    assert len(convert(merlin(tmp_path)).report["outputs"]) == 2
    done = convert(merlin(tmp_path), "--out", tmp_path / "out")
    assert [error["code"] for error in done.report["errors"]] == ["E_SAME_STAMP"] * 2


NAMES = [
    "with space",
    "it's",
    'quo"te',
    "Grün µm 試料",
    "$HOME `id` ;&|",
    "-dash",
    "a,b=c",
    "tab\there",
    "line\nbreak",
    "x" * 200,
]


def test_names(tmp_path):
    for name in NAMES:
        write_mib(tmp_path / f"folder {name}"[:250] / f"{name}_data.mib", PICTURES)
    done = convert(tmp_path, "--out", tmp_path / "out with 'quotes' é")
    assert done.status == 0, done.err
    stems = {Path(output["output"]).parent.name for output in done.report["outputs"]}
    assert stems == set(NAMES)
    for output in done.report["outputs"]:
        np.testing.assert_array_equal(frames(output["output"]), PICTURES)
        assert Path(output["input"]).exists()


def test_name_too_long_for_the_results(tmp_path):
    path = write_mib(tmp_path / f"{'x' * 240}.mib", PICTURES)
    done = convert(path, "--out", tmp_path / "out")
    assert_error(done, path.name, "E_NAME_TOO_LONG", "too long", "shorter")
    assert not (tmp_path / "out").exists()


def test_path_that_begins_with_a_dash(tmp_path):
    write_mib(tmp_path / "-x.mib", PICTURES)
    assert convert("--out", "out", "--", "-x.mib", cwd=tmp_path).only["frames"] == 4


def test_links(tmp_path):
    outside = write_mib(tmp_path / "outside/far_data.mib", PICTURES).parent
    single = write_mib(tmp_path / "outside2/single_data.mib", PICTURES)
    walked = tmp_path / "walked"
    own = write_mib(walked / "z/own_data.mib", PICTURES)
    (walked / "to folder").symlink_to(outside)
    (walked / "to_file_data.mib").symlink_to(single)
    (walked / "a_second_name.mib").symlink_to(own)
    (walked / "second way").symlink_to(own.parent)
    (walked / "loop").symlink_to(walked)
    (walked / "z/up").symlink_to("..")
    (walked / "dangling_data.mib").symlink_to("nowhere.mib")
    (walked / "dangling").symlink_to("nowhere")
    (walked / "circle_data.mib").symlink_to("circle_data.mib")
    done = convert(walked, "--out", tmp_path / "out")
    assert [output["input"] for output in done.report["outputs"]] == [
        str(walked / "to folder/far_data.mib"),
        str(walked / "to_file_data.mib"),
        str(own),
    ]
    assert done.status == 1 and len(done.report["errors"]) == 3
    assert_error(
        done, "dangling_data.mib", "E_NOT_FOUND", str(walked / "dangling_data.mib"), "link to something that is gone"
    )
    assert_error(done, "dangling", "E_NOT_FOUND", str(walked / "dangling"))
    assert_error(done, "circle_data.mib", "E_PATH", str(walked / "circle_data.mib"), "links")
    assert names(tmp_path / "outside") == ["far_data.mib"]


def test_links_given_themselves(tmp_path):
    own = write_mib(tmp_path / "own_data.mib", PICTURES)
    (tmp_path / "link_data.mib").symlink_to(own)
    done = convert(tmp_path / "link_data.mib", own, tmp_path / "link_data.mib", "--out", tmp_path / "out")
    assert Path(done.only["output"]).name == "link_data.hdf5"


def test_staged_session_keeps_its_place(tmp_path):
    """A link into another file system does not move the results there."""
    elsewhere = write_mib(tmp_path / "disk/20260317_101204_data.mib", PICTURES)
    folder = merlin(tmp_path) / "sample/20260317_101208"
    folder.mkdir(parents=True)
    (folder / elsewhere.name).symlink_to(elsewhere)
    output = convert(folder).only["output"]
    assert Path(output) == processing(tmp_path) / "sample/20260317_101204/20260317_101204_data.hdf5"
    assert names(tmp_path / "disk") == [elsewhere.name]


def test_junk_in_a_walked_folder(tmp_path, unprivileged):
    walked = tmp_path / "walked"
    write_mib(walked / "good_data.mib", PICTURES)
    (walked / "notes.txt").write_text("not raw")
    (walked / ".hidden.mib").write_bytes(b"resource fork")
    (walked / "folder.mib").mkdir()
    write_mib(walked / "folder.mib/inner_data.mib", PICTURES)
    (walked / "UPPER_data.MIB").write_bytes((walked / "good_data.mib").read_bytes())
    write_mib(walked / "processing/old_data.mib", PICTURES)
    os.mkfifo(walked / "pipe.mib")
    os.mkfifo(walked / "good_data.hdr")
    write_mib(walked / "image_1.mib", PICTURES)
    os.mkfifo(walked / "image_2.mib")
    (walked / "device.mib").symlink_to("/dev/zero")
    (walked / "secret.mib").write_bytes(b"MQ1")
    (walked / "secret.mib").chmod(0)
    done = convert(walked, "--out", tmp_path / "out", prefix=unprivileged)
    converted = {Path(output["input"]).name for output in done.report["outputs"]}
    assert converted == {"UPPER_data.MIB", "good_data.mib", "image_1.mib", "inner_data.mib"}
    assert any("good_data.hdr" in warning for warning in done.output("good_data.mib")["warnings"])
    assert_error(done, "pipe.mib", "E_NOT_FILE", "pipe")
    assert_error(done, "image_2.mib", "E_NOT_FILE", "pipe")
    assert_error(done, "device.mib", "E_NOT_FILE")
    assert_error(done, "secret.mib", "E_PERMISSION")


@pytest.mark.parametrize("what", ["folder", "deep folder"])
def test_empty_folder(tmp_path, what):
    (tmp_path / "empty/deeper/.mib").mkdir(parents=True)
    folder = tmp_path / ("empty/deeper" if what == "folder" else "empty")
    done = convert(folder, "--out", tmp_path / "out")
    assert_error(done, folder.name, "E_NO_MIB", str(folder), "no .mib file")


def test_path_that_does_not_exist(tmp_path, raw):
    done = convert(tmp_path / "gone.mib", raw, tmp_path / "gone", "--out", tmp_path / "out")
    assert done.status == 1 and len(done.report["outputs"]) == 1
    for name in ("gone.mib", "gone"):
        assert_error(done, name, "E_NOT_FOUND", str(tmp_path / name), "does not exist")


def test_file_that_is_no_mib_by_name_is_read_all_the_same(tmp_path):
    path = write_mib(tmp_path / "renamed.dat", PICTURES)
    done = run("convert", "--json", path, "--out", tmp_path / "out")
    assert done.only["frames"] == 4


def test_names_cannot_command_a_terminal(tmp_path):
    """The title of the window, the screen cleared, C1 and right-to-left: none of it comes out, in any command."""
    name = "x\x1b]0;owned\x07\x1b[2J\r\u009b31m\u202e_data.mib"
    good = write_mib(tmp_path / "good" / name, PICTURES)
    bad = tmp_path / "bad" / name
    bad.parent.mkdir()
    bad.write_bytes(b"not raw")
    for path in (good, bad):
        for arguments in (("convert", path, "--out", tmp_path / "out"), ("inspect", path), ("calibrate", path)):
            done = run(*arguments)
            shown = done.out + done.err
            assert "owned" in shown, "it is named"
            assert not set("\x1b\x07\r\u009b\u202e") & set(shown), shown
    assert convert(good, "--out", tmp_path / "out").only["input"] == str(good)
    assert set("\u009b\u202e").isdisjoint(convert(good, "--out", tmp_path / "out").out)
