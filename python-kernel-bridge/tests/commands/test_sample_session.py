"""`sample-session`: data with known truth, which conversion has to find."""

import json
from pathlib import Path

import h5py
import numpy as np
import pytest
from command_line import Run, assert_no_stack, convert, run
from reading import frames, own, tree


@pytest.fixture(scope="module")
def session(sample_session, tmp_path_factory) -> Path:
    return sample_session(tmp_path_factory.mktemp("sample") / "session")


@pytest.fixture(scope="module")
def truth(session) -> dict:
    return json.loads((session / "truth.json").read_text())


@pytest.fixture(scope="module")
def converted(session) -> Run:
    done = convert(session)
    assert done.status == 0, done.err
    return done


def outputs(converted: Run, truth: dict):
    for stamp, expected in truth["acquisitions"].items():
        yield stamp, expected, converted.output(f"{stamp}_data.mib")


def test_small_session_is_small(session):
    size = sum(path.stat().st_size for path in session.rglob("*") if path.is_file() and path.suffix != ".hdf5")
    assert 1e6 < size < 200e6


def test_holds_gold_and_a_sample_with_edx(truth, session):
    acquisitions = list(truth["acquisitions"].values())
    assert {acquisition["sample"] for acquisition in acquisitions} == {"gold", "particles"}
    assert {acquisition["detector"]["chips"] for acquisition in acquisitions} == {1, 4}
    assert len(list(session.rglob("*.rpl"))) == len(list(session.rglob("*.raw"))) == 1
    for acquisition in acquisitions:
        assert (session / acquisition["mib"]).is_file()


def test_conversion_finds_the_true_shapes(converted, truth, session):
    assert len(converted.report["outputs"]) == len(truth["acquisitions"])
    for stamp, expected, output in outputs(converted, truth):
        scan = expected["scan"]
        assert output["shape"] == [*scan["shape"], *expected["detector"]["convertedShape"]], stamp
        assert (output["frames"], output["dropped"]) == (scan["framesInFile"], scan["framesDropped"])
        assert output["lost"] == 0 and output["warnings"] == []
        assert output["reshape"]["mode"] == ("flyback" if scan["flyback"] else "known")
        assert Path(output["output"]).is_relative_to(session / truth["year"] / truth["session"] / "processing/Merlin")


def test_steps_are_the_true_ones(converted, truth):
    for _, expected, output in outputs(converted, truth):
        with h5py.File(output["output"]) as file:
            axis = file["Experiments/__unnamed__/axis-1"].attrs
            assert axis["units"] == "nm" and axis["scale"] == pytest.approx(expected["stepSize_m"] * 1e9)


def test_direct_beam_is_at_the_true_centre(converted, truth):
    """The brightest blob of the mean pattern, turned the right way up."""
    for stamp, expected, output in outputs(converted, truth):
        mean = own(output["output"], "mean_pattern")
        for pixel in expected["detector"]["hotPixels"]:
            mean[pixel["row"], pixel["column"]] = 0
        row, column = np.unravel_index(mean.argmax(), mean.shape)
        window = mean[row - 6 : row + 7, column - 6 : column + 7]
        rows, columns = np.mgrid[row - 6 : row + 7, column - 6 : column + 7]
        weights = np.clip(window - np.median(window), 0, None)
        found = [(rows * weights).sum() / weights.sum(), (columns * weights).sum() / weights.sum()]
        assert found == pytest.approx(expected["centre"], abs=1.5), stamp


def test_hot_pixel_is_at_its_true_place(converted, truth):
    for stamp, expected, output in outputs(converted, truth):
        for pixel in expected["detector"]["hotPixels"]:
            counts = frames(output["output"])[..., pixel["row"], pixel["column"]]
            assert counts.mean() == pytest.approx(pixel["mean"], rel=0.1), stamp


def test_same_session_again_changes_nothing(session, converted):
    before = tree(session)
    done = run("sample-session", session)
    assert done.status == 0 and json.loads(done.out)["alreadyThere"] is True
    assert tree(session) == before


def test_folder_with_anything_in_it_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    before = tree(tmp_path)
    done = run("sample-session", tmp_path)
    assert_no_stack(done)
    assert done.status == 1 and done.out == ""
    assert done.err.startswith("E_NOT_EMPTY: ")
    for part in (str(tmp_path), "thesis.txt", "another"):
        assert part in done.err
    assert tree(tmp_path) == before


def test_other_seed_in_the_same_folder_is_refused(session, converted):
    before = (session / "truth.json").read_bytes()
    done = run("sample-session", session, "--seed", 2)
    assert done.status == 1 and "E_NOT_EMPTY" in done.err and "seed 1" in done.err
    assert (session / "truth.json").read_bytes() == before


def test_folder_that_is_a_file(tmp_path):
    (tmp_path / "file").touch()
    done = run("sample-session", tmp_path / "file")
    assert_no_stack(done)
    assert done.status == 1 and done.err.startswith("E_NOT_FOLDER: ")


@pytest.mark.parametrize("arguments", [["--size", "huge"], ["--seed", "x"], ["--seed", "-3"]])
def test_wrong_usage(tmp_path, arguments):
    done = run("sample-session", tmp_path / "new", *arguments)
    assert done.status == 2 and not (tmp_path / "new").exists()
