"""The command line itself: usage, status, and what must not change the result."""

import hashlib
import json
from pathlib import Path

import h5py
import numpy as np
import pytest
from command_line import assert_no_stack, convert, run, typed
from merlin_writer import Format, flyback_exposures, random_pictures, write_mib
from reading import DATA, OWN, frames

SHAPE = (24, 64)
OUTPUT_KEYS = {
    "input",
    "output",
    "shape",
    "dtype",
    "reshape",
    "frames",
    "dropped",
    "lost",
    "skipped",
    "seconds",
    "bytes_in",
    "bytes_out",
}


@pytest.fixture(scope="module")
def scan(tmp_path_factory) -> Path:
    pictures = random_pictures(400, SHAPE, 4095, dtype=np.uint16)
    path = tmp_path_factory.mktemp("options") / "x_data.mib"
    return write_mib(path, pictures, Format("U16"), flyback_exposures(400, 20, 20))


@pytest.fixture(scope="module")
def by_workers(scan, tmp_path_factory) -> dict[int, dict]:
    return {
        workers: convert(
            scan, "--workers", workers, "--bin-nav", 3, "--bin-sig", 2, "--out", tmp_path_factory.mktemp("workers")
        ).only
        for workers in (1, 2, 4)
    }


def contents(output: dict) -> dict[str, str]:
    """Digests of every dataset and picture that a conversion made."""
    found = {}
    for path in sorted(Path(output["output"]).parent.iterdir()):
        if path.suffix in (".jpg", ".png"):
            found[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
            continue
        with h5py.File(path) as file:
            for group in (file.get(OWN), file.get("Experiments/__unnamed__"), file.get("data")):
                for member in (group or {}).values():
                    if isinstance(member, h5py.Dataset) and member.size:
                        found[f"{path.name}:{member.name}"] = hashlib.sha256(member[()].tobytes()).hexdigest()
    return found


@pytest.mark.parametrize("workers", [2, 4])
def test_number_of_workers_changes_nothing(by_workers, workers):
    expected = contents(by_workers[1])
    assert len(expected) >= 12
    assert contents(by_workers[workers]) == expected


def test_json_is_one_object_with_the_agreed_keys(by_workers, scan):
    output = by_workers[2]
    assert OUTPUT_KEYS <= set(output)
    assert {"mode", "evidence"} <= set(output["reshape"]) and output["reshape"]["mode"] == "flyback"
    assert output["input"] == str(scan) and output["shape"] == [19, 19, *SHAPE] and output["dtype"] == "uint16"
    assert (output["frames"], output["dropped"], output["lost"], output["skipped"]) == (400, 400 - 361, 0, False)
    assert output["bytes_in"] == scan.stat().st_size
    assert output["bytes_out"] == Path(output["output"]).stat().st_size
    assert 0 < output["seconds"] < 120


def test_errors_have_the_agreed_keys(tmp_path):
    done = convert(tmp_path / "gone.mib")
    assert [set(error) for error in done.report["errors"]] == [{"input", "code", "message"}]


def test_without_json_people_read_it(scan, tmp_path):
    done = run("convert", scan, tmp_path / "gone.mib", "--out", tmp_path / "out")
    assert done.status == 1
    assert_no_stack(done)
    for part in (
        str(scan),
        "19 x 19 x 24 x 64 uint16",
        "Long exposures",
        "400 frames",
        "39 left out",
        "0 lost",
        "MB/s",
    ):
        assert part in done.out
    assert "E_NOT_FOUND" in done.err and "{" not in done.out
    again = run("convert", scan, "--out", tmp_path / "out")
    assert again.status == 0 and "already complete" in again.out and again.err == ""


WRONG = {
    "no path": ([], "PATH"),
    "unknown option": (["x.mib", "--fast"], "--fast"),
    "unknown reshape": (["x.mib", "--reshape", "maybe"], "--reshape"),
    "unknown compression": (["x.mib", "--compression", "zip"], "--compression"),
    "not a number": (["x.mib", "--scan-x", "ten"], "--scan-x"),
    "negative": (["x.mib", "--first-frame", "-1"], "--first-frame"),
    "fraction": (["x.mib", "--bin-sig", "1.5"], "--bin-sig"),
    "bin of 0": (["x.mib", "--bin-nav", "0"], "--bin-nav"),
    "bin too large": (["x.mib", "--bin-nav", "65"], "--bin-nav"),
    "no worker": (["x.mib", "--workers", "0"], "--workers"),
    "known without rows": (["x.mib", "--reshape", "known", "--scan-x", "4"], "--scan-y"),
    "known without both": (["x.mib", "--reshape", "known"], "--scan-x"),
    "columns without known": (["x.mib", "--scan-x", "4", "--scan-y", "4"], "known"),
    "stack with scan binning": (["x.mib", "--reshape", "none", "--bin-nav", "2"], "--bin-nav"),
    "task without info file": (["x.mib", "--task", "0"], "info file"),
    "task with two paths": (["a.txt", "b.txt", "--task", "0"], "info file"),
    "empty out": (["x.mib", "--out", ""], "--out"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_usage_ends_with_2(name):
    arguments, word = WRONG[name]
    done = run("convert", *arguments, "--json")
    assert done.status == 2
    assert word in done.err
    assert_no_stack(done)
    assert done.report["outputs"] == [] and [error["code"] for error in done.report["errors"]] in (
        ["E_USAGE"],
        ["E_TASK"],
    )
    assert word in done.report["errors"][0]["message"]


def test_wrong_usage_without_json_prints_nothing_to_standard_output():
    done = run("convert", "--fast", "x.mib")
    assert (done.status, done.out) == (2, "") and "--fast" in done.err


@pytest.mark.parametrize("arguments", [[], ["transmogrify"], ["inspect"], ["sample-session"]])
def test_other_wrong_commands(arguments):
    done = run(*arguments)
    assert done.status == 2 and done.out == "" and done.err
    assert_no_stack(done)


@pytest.mark.parametrize("arguments", [["--help"], ["convert", "--help"], ["inspect", "--help"], ["--version"]])
def test_help_and_version(arguments):
    done = run(*arguments)
    assert done.status == 0 and done.out and done.err == ""


def test_help_names_every_option():
    text = run("convert", "--help").out
    options = "reshape scan-x scan-y first-frame bin-nav bin-sig no-cross compression out overwrite workers task json"
    assert [option for option in options.split() if f"--{option}" not in text] == []


def test_stack_from_a_first_frame_with_detector_binning(scan, tmp_path):
    output = convert(scan, *typed("--reshape none --first-frame 390 --bin-sig 4"), "--out", tmp_path).only
    assert (output["shape"], output["dropped"]) == ([10, *SHAPE], 390)
    binned = frames(Path(output["output"]).with_name("x_data_bin_sig_factor_4.hspy"))
    data = frames(output["output"])
    np.testing.assert_array_equal(binned, data.reshape(10, 6, 4, 16, 4).sum(axis=(2, 4)))


def test_several_paths_and_a_folder_count_every_file_once(scan, tmp_path):
    done = convert(scan, scan.parent, scan.parent / "." / scan.name, "--out", tmp_path, cwd=scan.parent)
    assert len(done.report["outputs"]) == 1


@pytest.mark.parametrize("compression", ["bitshuffle-lz4", "gzip", "none"])
def test_counts_that_compress_well_and_not_at_all(tmp_path, compression):
    pictures = np.concatenate([np.zeros((2, 64, 64)), random_pictures(2, (64, 64), 65535), np.full((2, 64, 64), 65535)])
    path = write_mib(tmp_path / "x.mib", pictures.astype(np.uint16), Format("U16", depth=16))
    output = convert(path, "--compression", compression, "--out", tmp_path / "out").only
    np.testing.assert_array_equal(frames(output["output"]), pictures)
    with h5py.File(output["output"]) as file:
        sizes = [file[DATA].id.get_chunk_info(number).size for number in range(6)]
    assert (sizes[0] < 8192 // 10) is (compression != "none")


def test_json_of_many_files_is_whole(tmp_path):
    """More than a pipe holds at a time."""
    for number in range(400):
        (tmp_path / f"junk {number:04d} with a rather long name to fill the pipe.mib").write_bytes(b"junk")
    done = convert(tmp_path, "--out", tmp_path / "out")
    assert len(done.report["errors"]) == 400 and len(done.out) > 2**16
    assert json.loads(done.out) == done.report
