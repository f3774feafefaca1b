"""Files that cannot be converted, or not as they stand: a code, a sentence that says which, why and what to do, and no result."""

import re
import threading
import time
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
import pytest
from command_line import Run, convert
from merlin_writer import Format, frame_header, make_old, payload, random_pictures, write_hdr, write_mib
from reading import DATA, frames, names, own
from session_tree import write_microscope_file

SHAPE = (8, 64)
KIND = Format("U16")
PICTURES = random_pictures(12, SHAPE, 4095, dtype=np.uint16)
STRIDE = 384 + 8 * 64 * 2
ADVICE = re.compile(
    r"\b(copy|choose|wait|convert|take|switch|split|ask|check|name|give|use|free|try|move|delete|correct)\b",
    re.IGNORECASE,
)


def whole(kind: Format = KIND, count: int = 12, **options) -> bytes:
    return b"".join(frame_header(n + 1, SHAPE, kind, **options) + payload(PICTURES[n], kind) for n in range(count))


def changed(data: bytes, at: int, text: bytes) -> bytes:
    return data[:at] + text + data[at + len(text) :]


# What is in the file, the code, and what the sentence says besides the file's name
REFUSED: dict[str, tuple[bytes, str, list[str]]] = {
    "no bytes": (b"", "E_EMPTY", ["0 bytes"]),
    "not a mib": (b"\x89HDF\r\n\x1a\n" + bytes(5000), "E_NOT_MIB", ["MQ1,"]),
    "text": (b"hello\n", "E_NOT_MIB", ["MQ1,", '"hell"']),
    "other id": (changed(whole(), 0, b"MQ2"), "E_NOT_MIB", ["MQ1,"]),
    "header cut": (whole()[:200], "E_HEADER_CUT", ["384 bytes", "200"]),
    "header cut early": (whole()[:20], "E_HEADER_CUT", ["384 bytes", "20"]),
    "less than a frame": (whole()[: STRIDE - 1], "E_NO_FRAME", [f"{STRIDE - 1} of {STRIDE} bytes", "first frame"]),
    "header only": (whole()[:384], "E_NO_FRAME", [f"384 of {STRIDE} bytes"]),
    "fields missing": (changed(whole(), 30, bytes(300)), "E_HEADER_CUT", ["fields"]),
    "width of letters": (changed(whole(), 20, b"abcd"), "E_HEADER_FIELD", ["width", '"abcd"']),
    "width of 0": (changed(whole(), 20, b"0000"), "E_HEADER_FIELD", ["width", '"0000"']),
    "pixel type": (changed(whole(), 30, b"F32"), "E_PIXEL_TYPE", ['"F32"', "U16"]),
    "colour mode": (whole(Format("U16", colour=1)), "E_COLOUR", ["colour mode", "mono"]),
    "raw depth": (whole(Format("U16")).replace(b"U16", b"R64").replace(b"ns,12", b"ns,13"), "E_RAW_DEPTH", ["13"]),
    "another width later": (
        changed(whole(), 5 * STRIDE + 20, b"0032"),
        "E_MIXED",
        ["frame 5 (the first is 0)", "another format"],
    ),
    "another type later": (changed(whole(), 11 * STRIDE + 30, b"U08"), "E_MIXED", ["frame 11", "another format"]),
    "no header later": (changed(whole(), 7 * STRIDE, bytes(384)), "E_MIXED", ["frame 7", "no frame header"]),
}


@pytest.fixture(scope="module")
def refused(tmp_path_factory) -> tuple[Path, Run]:
    folder = tmp_path_factory.mktemp("refused")
    for name, (data, _, _) in REFUSED.items():
        (folder / f"{name}.mib").write_bytes(data)
    write_mib(folder / "good.mib", PICTURES, KIND)
    return folder, convert(folder, "--out", folder / "out")


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_sentence(refused, name):
    folder, done = refused
    _, code, words = REFUSED[name]
    error = done.error(f"{name}.mib")
    message = error["message"]
    assert error["code"] == code, message
    for part in (str(folder / f"{name}.mib"), *words):
        assert part in message
    assert ADVICE.search(message) and message.endswith(".") and "\n" not in message
    assert f"{code}: {message}" in done.err


def test_the_rest_of_the_folder_is_converted(refused):
    folder, done = refused
    assert done.status == 1 and len(done.report["errors"]) == len(REFUSED)
    assert [Path(output["input"]).name for output in done.report["outputs"]] == ["good.mib"]
    assert [path.name for path in (folder / "out").iterdir()] == ["good"]


@pytest.fixture(scope="module")
def usable(tmp_path_factory) -> tuple[Path, Run]:
    """Files with something wrong that can be converted all the same."""
    folder = tmp_path_factory.mktemp("usable")
    (folder / "cut.mib").write_bytes(whole()[:-100])
    (folder / "cut_scan.mib").write_bytes(whole()[:-100])
    write_hdr(folder / "cut_scan.hdr", ScanX=4, ScanY=3)
    write_mib(folder / "gaps.mib", PICTURES[[0, 1, 4, 5, 6, 7, 8, 9, 11]], KIND, sequence=[1, 2, 5, 6, 7, 8, 9, 10, 12])
    write_hdr(folder / "gaps.hdr", ScanX=4, ScanY=3)
    write_mib(folder / "gaps_series.mib", PICTURES[[0, 1, 4, 5, 6]], KIND, sequence=[1, 2, 5, 6, 7])
    write_mib(folder / "stopped.mib", PICTURES[:10], KIND)
    write_hdr(folder / "stopped.hdr", ScanX=4, ScanY=3, **{"Frames in Acquisition (Number)": 12})
    write_mib(folder / "no_hdr.mib", PICTURES, KIND)
    write_mib(folder / "bad_hdr.mib", PICTURES, KIND)
    (folder / "bad_hdr.hdr").write_bytes(b"\0\1\2not a hdr")
    write_mib(folder / "huge_hdr.mib", PICTURES, KIND)
    (folder / "huge_hdr.hdr").write_bytes(b"HDR,\t\r\n" + b"x" * 200_000)
    write_mib(folder / "folder_hdr.mib", PICTURES, KIND)
    (folder / "folder_hdr.hdr").mkdir()
    write_mib(folder / "bad_hdf.mib", PICTURES, KIND)
    (folder / "bad_hdf.hdf").write_bytes(b"not HDF5")
    write_mib(folder / "other_hdf.mib", PICTURES, KIND)
    with h5py.File(folder / "other_hdf.hdf", "w") as file:
        file["something"] = 1
    write_mib(folder / "taken_hdf.mib", PICTURES, KIND)
    with h5py.File(write_microscope_file(folder / "taken_hdf.hdf"), "r+") as file:
        file["data/frames"] = 1
    alternating = [
        frame_header(n + 1, SHAPE, Format("U16", counter=n % 2)) + payload(PICTURES[n], KIND) for n in range(12)
    ]
    (folder / "counters.mib").write_bytes(b"".join(alternating))
    for path in folder.glob("*.mib"):
        make_old(path)
    done = convert(folder, "--out", folder / "out")
    assert done.status == 0, done.err
    return folder, done


def warned(done: Run, name: str, *words: str) -> dict:
    output = done.output(name)
    assert any(all(word in warning for word in words) for warning in output["warnings"]), output["warnings"]
    return output


def test_truncated_last_frame(usable):
    folder, done = usable
    output = warned(done, "cut.mib", str(folder / "cut.mib"), f"{STRIDE - 100} of {STRIDE} bytes", "11 whole frames")
    assert (output["shape"], output["frames"], output["dropped"], output["lost"]) == ([11, *SHAPE], 11, 0, 1)
    np.testing.assert_array_equal(frames(output["output"]), PICTURES[:11])


def test_truncated_last_frame_of_a_scan(usable):
    _, done = usable
    output = warned(done, "cut_scan.mib", "cut")
    assert (output["shape"], output["frames"], output["dropped"], output["lost"]) == ([3, 4, *SHAPE], 11, 0, 1)
    assert_kept_places(output, missing=[11])


def test_lost_frames_leave_the_others_in_their_places(usable):
    folder, done = usable
    output = warned(done, "gaps.mib", str(folder / "gaps.mib"), "frame numbers 3 to 4 are missing", "places stay empty")
    warned(done, "gaps.mib", "frame number 11 is missing")
    assert (output["shape"], output["frames"], output["dropped"], output["lost"]) == ([3, 4, *SHAPE], 9, 0, 3)
    assert_kept_places(output, missing=[2, 3, 10])


def assert_kept_places(output: dict, missing: list[int]) -> None:
    expected = PICTURES.copy()
    expected[missing] = 0
    np.testing.assert_array_equal(frames(output["output"]).reshape(12, *SHAPE), expected)
    there = np.delete(PICTURES, missing, axis=0)
    np.testing.assert_allclose(own(output["output"], "mean_pattern"), there.mean(axis=0))
    np.testing.assert_array_equal(own(output["output"], "sum_image").ravel(), expected.sum(axis=(1, 2)))
    with h5py.File(output["output"]) as file:
        assert file[DATA].id.get_num_chunks() == len(there)


def test_series_with_lost_frames_holds_those_that_are_there(usable):
    _, done = usable
    output = warned(done, "gaps_series.mib", "frame numbers 3 to 4 are missing")
    assert (output["shape"], output["frames"], output["lost"]) == ([5, *SHAPE], 5, 2)
    assert output["reshape"]["evidence"].startswith("5 frames")


def test_acquisition_that_was_stopped_early(usable):
    _, done = usable
    output = warned(done, "stopped.mib", "10 of the 12 frames", "stopped early")
    assert (output["frames"], output["lost"]) == (10, 2)
    assert_kept_places(output, missing=[10, 11])


def test_hdr_is_optional_and_never_in_the_way(usable):
    folder, done = usable
    assert done.output("no_hdr.mib")["warnings"] == []
    warned(done, "bad_hdr.mib", str(folder / "bad_hdr.hdr"), "first line", "without it")
    warned(done, "huge_hdr.mib", str(folder / "huge_hdr.hdr"), "without it")
    warned(done, "folder_hdr.mib", str(folder / "folder_hdr.hdr"), "folder", "without it")
    for name in ("no_hdr", "bad_hdr", "huge_hdr", "folder_hdr"):
        np.testing.assert_array_equal(frames(done.output(f"{name}.mib")["output"]), PICTURES)


def test_metadata_are_optional_and_never_in_the_way(usable):
    folder, done = usable
    output = warned(done, "bad_hdf.mib", str(folder / "bad_hdf.hdf"), "without voltage")
    assert (Path(output["output"]).parent / "bad_hdf_vds.h5").exists()
    warned(done, "other_hdf.mib", str(folder / "other_hdf.hdf"), '"metadata"')
    output = warned(done, "taken_hdf.mib", str(folder / "taken_hdf.hdf"), "data/frames", "holds the frames only")
    assert ".partial" not in done.out
    with h5py.File(Path(output["output"]).parent / "taken_hdf.hdf") as file:
        np.testing.assert_array_equal(file["data/frames"][()], PICTURES)


def test_both_counters_are_told(usable):
    _, done = usable
    warned(done, "counters.mib", "both counters")


def test_growing_file(tmp_path):
    path = tmp_path / "growing.mib"
    path.write_bytes(whole())
    stop = threading.Event()

    def append() -> None:
        with path.open("ab", buffering=0) as file:
            for number in range(13, 10_000):
                file.write(frame_header(number, SHAPE, KIND) + payload(PICTURES[0], KIND))
                if stop.wait(0.02):
                    return

    writer = threading.Thread(target=append)
    writer.start()
    try:
        error = convert(path, "--out", tmp_path / "out").error("growing.mib")
    finally:
        stop.set()
        writer.join()
    assert error["code"] == "E_GROWING"
    for part in (str(path), "still being written", "when the acquisition has ended"):
        assert part in error["message"]
    assert names(tmp_path) == ["growing.mib"]
    assert convert(path, "--out", tmp_path / "out").only["skipped"] is False


def test_file_that_grows_slowly_and_announces_more(tmp_path):
    """One frame in 0.8 s: the .hdr says how many there will be."""
    path = tmp_path / "slow.mib"
    write_hdr(tmp_path / "slow.hdr", **{"Frames in Acquisition (Number)": 20})
    path.write_bytes(whole())

    def append() -> None:
        for number in (13, 14, 15, 16):
            time.sleep(0.8)
            with path.open("ab") as file:
                file.write(frame_header(number, SHAPE, KIND) + payload(PICTURES[0], KIND))

    writer = threading.Thread(target=append)
    writer.start()
    try:
        assert convert(path, "--out", tmp_path / "out").error("slow.mib")["code"] == "E_GROWING"
    finally:
        writer.join()


def series(folder: Path, name: Callable[[int], str], numbers: list[range]) -> None:
    for index, frames_of_file in enumerate(numbers):
        write_mib(
            folder / name(index + 1),
            PICTURES[[number - 1 for number in frames_of_file]],
            KIND,
            sequence=list(frames_of_file),
        )


def test_files_of_one_series_become_one_result(tmp_path):
    series(tmp_path, lambda index: f"scan_{index:06d}.mib", [range(1, 6), range(6, 11), range(11, 13)])
    write_hdr(tmp_path / "scan.hdr", ScanX=4, ScanY=3)
    done = convert(tmp_path, "--out", tmp_path / "out")
    output = done.only
    assert Path(output["output"]) == tmp_path / "out/scan/scan_data.hdf5"
    assert output["frames"] == 12 and output["bytes_in"] == 12 * STRIDE
    np.testing.assert_array_equal(frames(output["output"]), PICTURES.reshape(3, 4, *SHAPE))
    # Any file of the series stands for all
    assert convert(tmp_path / "scan_000002.mib", "--out", tmp_path / "out").only["skipped"] is True


def test_frames_lost_between_two_files_of_a_series(tmp_path):
    series(tmp_path, lambda index: f"scan_{index}.mib", [range(1, 5), range(6, 10), range(10, 13)])
    write_hdr(tmp_path / "scan_1.hdr", ScanX=4, ScanY=3)
    output = convert(tmp_path, "--out", tmp_path / "out").only
    assert (output["shape"], output["frames"], output["lost"]) == ([3, 4, *SHAPE], 11, 1)
    assert_kept_places(output, missing=[4])


def test_numbered_files_that_each_begin_anew_are_no_series(tmp_path):
    series(tmp_path, lambda index: f"image_{index}.mib", [range(1, 3), range(1, 3), range(1, 4)])
    done = convert(tmp_path, "--out", tmp_path / "out")
    assert done.status == 0
    assert [output["frames"] for output in done.report["outputs"]] == [2, 2, 3]
