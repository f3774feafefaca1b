"""Ctrl-C, kill, and a second conversion of the same file."""

import signal
import subprocess
import time
from pathlib import Path

import numpy as np
import pytest
from command_line import LONGEST_RUN, assert_no_stack, convert, run, start
from command_line import Run as Finished
from merlin_writer import Format, frame_header, make_old, payload, random_pictures, write_mib
from reading import frames, names

COUNT = 120
SLOW = ("--compression", "gzip", "--workers", 1, "--bin-sig", 2)


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> Path:
    """Takes seconds to compress."""
    pictures = random_pictures(4, (512, 512), 65535, dtype=np.uint16)
    kind = Format("U16", depth=16)
    stored = [payload(picture, kind) for picture in pictures]
    path = tmp_path_factory.mktemp("large") / "large_data.mib"
    with path.open("wb") as file:
        for number in range(COUNT):
            file.write(frame_header(number + 1, (512, 512), kind) + stored[number % 4])
    make_old(path)
    return path


def started(large: Path, out: Path, *options: object) -> subprocess.Popen:
    """A conversion that has begun to write frames."""
    process = start("convert", "--json", large, "--out", out, *SLOW, *options)
    end = time.monotonic() + LONGEST_RUN
    while time.monotonic() < end and process.poll() is None:
        if any(path.stat().st_size > 8 << 20 for path in out.rglob("*.partial")):
            return process
        time.sleep(0.01)
    process.kill()
    raise AssertionError(f"never began to write: {process.communicate()}")


def finish(process: subprocess.Popen) -> Finished:
    out, err = process.communicate(timeout=LONGEST_RUN)
    done = Finished(process.returncode, out, err)
    assert_no_stack(done)
    return done


@pytest.mark.parametrize("which", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_conversion_leaves_nothing(large, tmp_path, which):
    process = started(large, tmp_path / "made/out")
    process.send_signal(which)
    done = finish(process)
    assert done.status == 130
    assert done.report == {"outputs": [], "errors": []}
    assert "Cancelled" in done.err
    assert not (tmp_path / "made").exists()


def test_interrupted_run_keeps_what_was_complete(large, tmp_path):
    small = write_mib(tmp_path / "a_data.mib", random_pictures(3, (8, 64), 9, dtype=np.uint16))
    process = started(small, tmp_path / "out", large)
    process.send_signal(signal.SIGINT)
    done = finish(process)
    assert done.status == 130
    assert [Path(output["input"]).name for output in done.report["outputs"]] == ["a_data.mib"]
    assert [name for name in names(tmp_path / "out") if not name.startswith("a/a_")] == []


def test_interrupted_overwriting_keeps_the_former_result(large, tmp_path):
    pictures = random_pictures(4, (512, 512), 65535, dtype=np.uint16)
    former = convert(large, "--compression", "none", "--out", tmp_path).only
    before = Path(former["output"]).stat()
    process = started(large, tmp_path, "--overwrite")
    process.send_signal(signal.SIGINT)
    assert finish(process).status == 130
    after = Path(former["output"]).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    np.testing.assert_array_equal(frames(former["output"])[:4], pictures)
    assert not list(tmp_path.rglob("*.partial"))


def test_killed_conversion_is_cleaned_up_by_the_next(large, tmp_path):
    process = started(large, tmp_path)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    left = names(tmp_path)
    assert left and all(Path(name).name.startswith(".") and name.endswith(".partial") for name in left)
    [found] = run("inspect", "--json", large, "--out", tmp_path).report["acquisitions"]
    assert found["state"] == "partial" and "interrupted" in found["stateReason"]
    assert names(tmp_path) == left
    output = convert(large, "--compression", "none", "--out", tmp_path).only
    assert output["skipped"] is False and output["frames"] == COUNT
    assert not list(tmp_path.rglob("*.partial"))
    # What a killed overwriting leaves beside a complete result goes as well
    for name in left:
        (tmp_path / name).touch()
    assert convert(large, "--compression", "none", "--out", tmp_path).only["skipped"] is True
    assert not list(tmp_path.rglob("*.partial"))


def test_second_conversion_at_the_same_time_is_refused(large, tmp_path):
    process = started(large, tmp_path)
    try:
        error = convert(large, "--out", tmp_path).error("large_data.mib")
        [found] = run("inspect", "--json", large, "--out", tmp_path).report["acquisitions"]
        assert process.poll() is None, "the first conversion ended too soon for this test"
    finally:
        process.send_signal(signal.SIGINT)
        assert finish(process).status == 130
    assert error["code"] == "E_CONVERTING"
    for part in (str(large), str(process.pid), "Wait for it"):
        assert part in error["message"]
    assert found["state"] == "converting" and str(process.pid) in found["stateReason"]


def test_reader_that_goes_away_is_no_failure(large):
    process = start("inspect", large)
    process.stdout.close()
    assert process.wait(LONGEST_RUN) == 0
    assert process.stderr.read() == ""
    process.stderr.close()
