"""Lines of a scan that only time stamps show, frames skipped in every line, and frames that are lost: never silently wrong."""

import h5py
import numpy as np
import pytest
from command_line import convert, run
from merlin_writer import Format, write_hdr, write_mib
from reading import DATA, record

QUAD = Format("U16", layout="2x2")
SINGLE = Format("U16")
COUNTED = "Frames in Acquisition (Number)"
BRIGHT = 10


def times(rows: int, line: int, pause: float = 0.02, jitter: float = 0.0) -> np.ndarray:
    """Frames a millisecond apart, `pause` seconds between lines."""
    frame = np.arange(rows * line)
    late = np.random.default_rng(5).uniform(-jitter, jitter, frame.size) / 2
    return 1 + frame * 1e-3 + frame // line * pause + late * 1e-3


def scan(rows: int, line: int, kind: Format = SINGLE) -> np.ndarray:
    """Every frame holds its number, and one column of the scan is bright."""
    shape = (8, 64) if kind.chips == 1 else (16, 128)
    pictures = np.zeros((rows * line, *shape), np.uint16)
    pictures[:, 0, 0] = np.arange(rows * line)
    pictures[BRIGHT::line, 4:] = 40
    return pictures


def write(folder, pictures, seconds, kind=SINGLE, exposures=1_000_000, sequence=None, **hdr):
    path = write_mib(folder / "20260317_101204_data.mib", pictures, kind, exposures, sequence, seconds=list(seconds))
    if hdr:
        write_hdr(path.with_suffix(".hdr"), **hdr)
    return path


def converted(path, tmp_path) -> tuple[dict, np.ndarray]:
    """The report of Auto, and the number of the stored frame at every position."""
    output = convert(path, "--out", tmp_path / "out").only
    with h5py.File(output["output"]) as file:
        return output, file[DATA][..., 0, 0]


@pytest.mark.parametrize("kind", [SINGLE, QUAD], ids=["single", "quad"])
@pytest.mark.parametrize("rows, columns, jitter", [(16, 64, 0), (64, 16, 0.1), (9, 91, 0.02), (40, 25, 0)])
def test_lines_that_only_time_stamps_show(tmp_path, kind, rows, columns, jitter):
    path = write(tmp_path, scan(rows, columns, kind), times(rows, columns, jitter=jitter), kind)
    output, positions = converted(path, tmp_path)
    np.testing.assert_array_equal(positions, np.arange(rows * columns).reshape(rows, columns))
    assert output["reshape"]["source"] == "timeLines" and not output["reshape"]["guess"] and output["warnings"] == []
    assert "The time stamps show a pause" in output["reshape"]["evidence"]


@pytest.mark.parametrize("pause", [0.02, 0], ids=["with pauses", "even"])
@pytest.mark.parametrize("rows, columns, skipped", [(64, 64, 1), (24, 32, 3), (30, 17, 4)])
def test_line_skip_with_scanx(tmp_path, rows, columns, skipped, pause):
    line = columns + skipped
    hdr = {"ScanX": columns, "ScanY": rows, COUNTED: rows * line, "Frames per Trigger (Number)": 1}
    output, positions = converted(write(tmp_path, scan(rows, line), times(rows, line, pause), **hdr), tmp_path)
    np.testing.assert_array_equal(positions, np.arange(rows * line).reshape(rows, line)[:, :columns])
    assert "of every line" in output["reshape"]["evidence"] and output["dropped"] == rows * skipped
    # Where only the number of frames says so, that is said
    assert bool(output["warnings"]) == (pause == 0)


def test_more_lines_than_scany_by_the_image(tmp_path):
    """Even times, and 64 x 65 frames that are 65 lines of 64: the line skip that is taken is sheared, and the image says so."""
    hdr = {"ScanX": 64, "ScanY": 64}
    output, _ = converted(write(tmp_path, scan(65, 64), times(65, 64, 0), **hdr), tmp_path)
    said = " ".join(output["warnings"])
    assert "65 lines of 64 as well" in said and "the image suggests another scan shape. With 65 lines of 64" in said
    assert record(output["output"])["warnings"] == output["warnings"]


def test_a_stack_whose_image_is_a_scan(tmp_path):
    """Nothing recorded says 30 x 40, so it stays a stack, and the image says so: in the report, in the record, in HyperSpy's copy."""
    pictures = scan(30, 40)
    output, _ = converted(write(tmp_path, pictures, times(30, 40, 0)), tmp_path)
    assert output["shape"][0] == 1200 and output["reshape"]["mode"] == "none"
    said = output["warnings"][-1]
    assert "the image suggests a scan. With 30 lines of 40" in said and "--scan-x 40 --scan-y 30" in said
    with h5py.File(output["output"]) as file:
        copy = file["Experiments/__unnamed__/original_metadata/jupyterlab_4dstem/_list_warnings"]
        assert [text.decode() for text in copy[:]] == record(output["output"])["warnings"] == output["warnings"]
    asked = convert(tmp_path / "20260317_101204_data.mib", "--reshape", "none", "--out", tmp_path / "asked").only
    assert not any("the image" in warning for warning in asked["warnings"])


def test_line_skip_that_is_asked_for(tmp_path):
    rows, columns, skipped = 24, 32, 3
    path = write(tmp_path, scan(rows, columns + skipped), times(rows, columns + skipped, 0))
    shape = ("--reshape", "known", "--scan-x", columns, "--scan-y", rows, "--line-skip", skipped)
    output = convert(path, *shape, "--out", tmp_path / "out").only
    with h5py.File(output["output"]) as file:
        found = file[DATA][..., 0, 0]
    np.testing.assert_array_equal(found, np.arange(rows * (columns + skipped)).reshape(rows, -1)[:, :columns])
    assert (
        output["dropped"] == rows * skipped
        and "the last 3 frames of every line skipped" in output["reshape"]["evidence"]
    )


def test_one_stray_gap_is_no_line(tmp_path):
    seconds = 1 + np.arange(1000) * 1e-3 + (np.arange(1000) >= 400) * 3.0
    output, _ = converted(write(tmp_path, scan(1, 1000), seconds), tmp_path)
    assert output["reshape"]["mode"] == "none" and output["shape"][0] == 1000


def test_a_square_is_a_guess_and_never_taken_against_what_was_recorded(tmp_path):
    pictures, even = scan(32, 32), times(32, 32, 0)
    guess, _ = converted(write(tmp_path / "guess", pictures, even), tmp_path / "guess")
    assert guess["reshape"]["guess"] and "is a guess from the number of frames alone" in guess["warnings"][0]
    assert record(guess["output"])["reshape"]["guess"] is True
    other = write(tmp_path / "other", pictures, even, ScanX=300, ScanY=7, **{COUNTED: 1024})
    against, _ = converted(other, tmp_path / "other")
    assert against["reshape"]["mode"] == "none"


def test_frames_missing_from_lines_keep_the_others_in_place(tmp_path):
    """Triggers that were missed leave no gap in the numbers, but in the times."""
    rows, columns = 20, 50
    kept = np.delete(np.arange(rows * columns), [333, 334, 717])
    path = write(tmp_path, scan(rows, columns)[kept], times(rows, columns)[kept])
    output, positions = converted(path, tmp_path)
    expected = np.arange(rows * columns)
    expected[np.setdiff1d(expected, kept)] = 0
    np.testing.assert_array_equal(positions, expected.reshape(rows, columns))
    assert output["lost"] == 3 and "2 lines of the scan have fewer frames" in " ".join(output["warnings"])


def test_missed_trigger_of_an_even_scan_keeps_the_others_in_place(tmp_path):
    """No pause shows the lines, but the times have a gap of the one frame that the .hdr announces and the file lacks."""
    kept = np.delete(np.arange(1000), 512)
    hdr = {"ScanX": 50, "ScanY": 20, COUNTED: 1000}
    output, positions = converted(write(tmp_path, scan(20, 50)[kept], times(20, 50, 0)[kept], **hdr), tmp_path)
    expected = np.arange(1000)
    expected[512] = 0
    np.testing.assert_array_equal(positions, expected.reshape(20, 50))
    assert output["lost"] == 1 and "999 of the 1000 frames" in output["warnings"][0]


def test_interrupted_scan(tmp_path):
    rows, columns = 20, 50
    seconds = times(rows, columns) + (np.arange(rows * columns) >= 512) * 4.0
    output, positions = converted(write(tmp_path, scan(rows, columns), seconds), tmp_path)
    np.testing.assert_array_equal(positions, np.arange(1000).reshape(rows, columns))
    assert output["lost"] == 0


@pytest.mark.parametrize("long", [1, 2])
def test_flyback_of_several_frames(tmp_path, long):
    rows, line = 20, 40 + long
    exposures = [8_000_000 if frame % line < long else 1_000_000 for frame in range(rows * line)]
    seconds = 1 + np.concatenate([[0], np.cumsum(exposures)[:-1]]) / 1e9
    path = write(tmp_path, scan(rows, line), seconds, exposures=exposures, ScanX=40, ScanY=rows)
    output, positions = converted(path, tmp_path)
    np.testing.assert_array_equal(positions, np.arange(rows * line).reshape(rows, line)[:, long:])
    assert output["reshape"]["mode"] == "flyback"


def test_pauses_that_a_few_headers_do_not_show(tmp_path):
    """Neither the first headers nor the last are late: pauses show while the frames pass, and the work is begun again."""
    rows, columns = 12, 200
    seconds = times(rows, columns)
    seconds[-1] = seconds[0] + (seconds.size - 1) * 1e-3
    output, positions = converted(write(tmp_path, scan(rows, columns), seconds), tmp_path)
    np.testing.assert_array_equal(positions, np.arange(rows * columns).reshape(rows, columns))
    assert output["reshape"]["source"] == "timeLines"


@pytest.mark.parametrize(
    "hdr, announced",
    [
        ({COUNTED: 992, "ScanX": 32, "ScanY": 31}, 992),
        ({"ScanX": 32, "ScanY": 31}, 992),
        ({COUNTED: 240 + 17}, 257),
    ],
)
def test_lost_frames_are_counted(tmp_path, hdr, announced):
    count = 240 if announced == 257 else 45
    path = write(tmp_path, scan(1, count), times(1, count), **hdr)
    found = run("inspect", path, "--json").report["acquisitions"][0]
    assert found["lost"] == announced - count
    state = next(line for line in run("inspect", path).out.splitlines() if line.startswith("  state"))
    assert f"{announced - count} frames lost" in state
    output, _ = converted(path, tmp_path)
    assert output["lost"] == announced - count
    assert f"{count} of the {announced} frames" in " ".join(output["warnings"])
    assert record(output["output"])["lost"] == announced - count


def test_a_whole_scan_with_edx_lacks_nothing(tmp_path):
    path = write(tmp_path, scan(31, 32), times(31, 32, 0), **{COUNTED: 1024, "ScanX": 32, "ScanY": 32})
    output, _ = converted(path, tmp_path)
    assert (output["shape"][:2], output["lost"]) == ([31, 32], 0)
