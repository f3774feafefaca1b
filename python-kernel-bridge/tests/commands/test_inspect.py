"""`inspect`: everything that is known, nothing that is written."""

import threading
from pathlib import Path

import numpy as np
import pytest
from command_line import Run, assert_no_stack, convert, run
from merlin_writer import Format, flyback_exposures, frame_header, payload, random_pictures, write_hdr, write_mib
from reading import names, tree
from session_tree import STAMP, merlin, processing, write_acquisition

SHAPE = (8, 64)
PICTURES = random_pictures(256, SHAPE, 4095, dtype=np.uint16)
KEYS = {
    "input",
    "stem",
    "bytes",
    "frames",
    "trailingBytes",
    "detector",
    "header",
    "hdr",
    "metadata",
    "candidates",
    "output",
    "state",
    "stateReason",
    "warnings",
}


def inspect(*arguments: object) -> Run:
    done = run("inspect", "--json", *arguments)
    assert set(done.report) == {"acquisitions", "errors"}
    assert_no_stack(done)
    assert done.status == int(done.report["errors"] != [])
    return done


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> Path:
    base = tmp_path_factory.mktemp("base")
    path = write_acquisition(base, PICTURES, exposures_ns=flyback_exposures(256, 16, 16))
    write_hdr(path.with_suffix(".hdr"), ScanX=16, ScanY=16, **{"Gap Fill Mode": "None"})
    return base


@pytest.fixture(scope="module")
def found(session) -> dict:
    before = tree(session)
    done = inspect(session)
    assert tree(session) == before, "inspect has written something"
    [acquisition] = done.report["acquisitions"]
    return acquisition


def test_everything_that_is_known(found, session):
    assert set(found) >= KEYS
    assert found["stem"] == STAMP and found["frames"] == 256 and found["trailingBytes"] == 0
    assert found["bytes"] == Path(found["input"]).stat().st_size
    assert found["detector"] == {
        "shape": list(SHAPE),
        "dtype": "uint16",
        "pixelType": "U16",
        "depth": 12,
        "chips": 1,
        "layout": "1x1",
        "cross": False,
    }
    header = found["header"]
    assert header["exposureNs"] == 600_000 and header["utc"].startswith("2026-03-17T10:12:04")
    assert header["thresholdsKeV"][:2] == [2, 511]
    assert found["hdr"] == {"ScanX": "16", "ScanY": "16", "Gap Fill Mode": "None"}
    assert found["metadata"]["ht_value(V)"] == 300_000 and found["metadata"]["lens_values/CL1"] == 1.25
    assert found["output"] == str(processing(session) / "sample 1" / STAMP / f"{STAMP}_data.hdf5")
    assert found["state"] == "new" and found["stateReason"] == "Not converted yet."
    assert found["warnings"] == []


def test_all_candidates_best_first_with_their_evidence(found):
    candidates = found["candidates"]
    assert all(
        {"source", "mode", "shape", "firstFrame", "dropped", "score", "evidence"} <= set(candidate)
        for candidate in candidates
    )
    scores = [candidate["score"] for candidate in candidates]
    assert scores[:-1] == sorted(scores[:-1], reverse=True)
    assert (candidates[0]["source"], candidates[0]["shape"], candidates[0]["firstFrame"]) == ("flyback", [15, 15], 16)
    assert candidates[0]["dropped"] == 256 - 225
    assert (candidates[-1]["source"], candidates[-1]["shape"]) == ("none", [256])
    shapes = [tuple(candidate["shape"]) for candidate in candidates]
    assert {(16, 16), (8, 32), (32, 8)} <= set(shapes) and len(shapes) == len(set(shapes))
    assert all(candidate["evidence"].endswith(".") for candidate in candidates)


def test_what_is_converted_is_the_first_candidate(found, session, tmp_path):
    output = convert(found["input"], "--out", tmp_path).only
    assert output["shape"][:2] == found["candidates"][0]["shape"]
    assert output["reshape"]["evidence"] == found["candidates"][0]["evidence"]


def test_in_words(session):
    done = run("inspect", session)
    assert done.status == 0 and done.err == ""
    for part in (
        "new: Not converted yet.",
        "256 of 8 x 64 uint16",
        "exposure 0.6 ms",
        "15 rows x 15 columns",
        "ht_value(V) = 300000",
    ):
        assert part in done.out
    assert "ScanX = 16" in done.out and "single chip" in done.out


@pytest.fixture(scope="module")
def states(tmp_path_factory) -> dict[str, dict]:
    """One session with acquisitions in every state that lasts, found in one look."""
    base = tmp_path_factory.mktemp("states")
    stamps = {name: f"20260317_11000{number}" for number, name in enumerate(["new", "complete", "partial", "other"])}
    paths = {name: write_acquisition(base, PICTURES[:12], stamp=stamp) for name, stamp in stamps.items()}
    convert(paths["complete"])
    convert(paths["other"], "--compression", "gzip")
    unfinished = Path(convert(paths["partial"]).only["output"])
    unfinished.write_bytes(unfinished.read_bytes()[:3000])
    (merlin(base) / "junk.mib").write_bytes(b"junk")
    before = tree(base)
    done = inspect(merlin(base))
    assert tree(base) == before
    assert [error["code"] for error in done.report["errors"]] == ["E_NOT_MIB"]
    return {name: next(a for a in done.report["acquisitions"] if a["stem"] == stamp) for name, stamp in stamps.items()}


@pytest.mark.parametrize(
    "name, state, words",
    [
        ("new", "new", "Not converted yet."),
        ("complete", "complete", "all 12 frames are there"),
        ("partial", "partial", "unfinished or damaged"),
        ("other", "other-options", "compression gzip, now bitshuffle-lz4"),
    ],
)
def test_states(states, name, state, words):
    assert states[name]["state"] == state and words in states[name]["stateReason"]


def test_outside_a_session(tmp_path):
    path = write_mib(tmp_path / "x_data.mib", PICTURES[:4])
    [found] = inspect(path).report["acquisitions"]
    assert found["state"] == "new" and "output folder" in found["stateReason"] and "output" not in found
    convert(path, "--out", tmp_path / "out")
    [found] = inspect(path, "--out", tmp_path / "out").report["acquisitions"]
    assert found["state"] == "complete" and found["output"] == str(tmp_path / "out/x/x_data.hdf5")


def test_growing(tmp_path):
    path = write_acquisition(tmp_path, PICTURES[:4], old=False)
    stop = threading.Event()

    def append() -> None:
        with path.open("ab", buffering=0) as file:
            while not stop.wait(0.02):
                file.write(frame_header(5, SHAPE, Format()) + payload(PICTURES[0], Format()))

    writer = threading.Thread(target=append)
    writer.start()
    try:
        [found] = inspect(path).report["acquisitions"]
    finally:
        stop.set()
        writer.join()
    assert found["state"] == "growing" and "Still being written" in found["stateReason"]


def test_errors_are_those_of_a_conversion(tmp_path):
    (tmp_path / "empty.mib").touch()
    done = inspect(tmp_path)
    [error] = done.report["errors"]
    assert error["code"] == "E_EMPTY" and done.report["acquisitions"] == []
    assert inspect(tmp_path / "gone").report["errors"][0]["code"] == "E_NOT_FOUND"
    assert names(tmp_path) == ["empty.mib"]
