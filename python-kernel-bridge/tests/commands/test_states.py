"""What counts as converted: judged by what is in the file, not by its name."""

import os
import shutil
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import h5py
import hdf5plugin
import numpy as np
import pytest
from command_line import Run, convert, run
from merlin_writer import Format, frame_header, make_old, payload, random_pictures, write_hdr, write_mib
from reading import DATA, OWN, chunk_place, flip_byte, frames, names, record, tree

PICTURES = random_pictures(12, (16, 64), 4095, dtype=np.uint16)


def write_raw(path: Path) -> Path:
    write_hdr(path.with_suffix(".hdr"), ScanX=4, ScanY=3)
    return write_mib(path, PICTURES)


def flipped(number: int) -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        offset, size = chunk_place(file, number)
        flip_byte(file, offset + size // 2)

    return damage


def truncated(share: float) -> Callable[[Path], None]:
    return lambda file: os.truncate(file, int(file.stat().st_size * share))


def damage_record(file: Path) -> None:
    with h5py.File(file, "r+") as opened:
        opened[OWN].attrs["record"] = opened[OWN].attrs["record"][:-20]


def damage_checksums(file: Path) -> None:
    with h5py.File(file, "r+") as opened:
        opened[OWN]["chunk_crc32"][3] += 1


def foreign(
    missing: tuple[int, ...] = (), shape=(3, 4, 16, 64), libver="earliest", **options
) -> Callable[[Path], None]:
    """As a converter based on h5py leaves it: chunks written one after another, without record."""

    def replace(path: Path) -> None:
        with h5py.File(path, "w", libver=libver) as file:
            file.attrs["file_format"] = "HyperSpy"
            data = file.create_dataset(DATA, shape, "<u2", chunks=(*[1] * (len(shape) - 2), *shape[-2:]), **options)
            for number, picture in enumerate(PICTURES):
                if number not in missing:
                    data[np.unravel_index(number, shape[:-2])] = picture

    return replace


def add_raw_frames(file: Path) -> None:
    raw = file.parents[2] / f"{file.parent.name}_data.mib"
    with raw.open("ab") as opened:
        for sequence in (13, 14, 15, 16):
            opened.write(frame_header(sequence, (16, 64), Format()) + payload(PICTURES[0], Format()))
    make_old(raw)


def write_raw_again(file: Path) -> None:
    """In place, with as many bytes: no size tells."""
    raw = file.parents[2] / f"{file.parent.name}_data.mib"
    with raw.open("r+b") as opened:
        opened.write(raw.read_bytes())
    changed = raw.stat().st_mtime - 3600
    os.utime(raw, (changed, changed))


REDONE: dict[str, Callable[[Path], None]] = {
    "flipped first": flipped(0),
    "flipped middle": flipped(5),
    "flipped last": flipped(11),
    "empty": truncated(0),
    "cut early": truncated(0.01),
    "cut in the middle": truncated(0.3),
    "cut late": truncated(0.9),
    "cut at the end": truncated(0.999),
    "record": damage_record,
    "checksums": damage_checksums,
    "foreign unfinished": foreign(missing=(7, 11), compression="gzip"),
    "foreign begun": foreign(missing=tuple(range(12))),
    "not HDF5": lambda file: file.write_text("not HDF5"),
    "raw file grown": add_raw_frames,
    "raw file overwritten": write_raw_again,
}
SKIPPED: dict[str, Callable[[Path], None]] = {
    "untouched": lambda file: None,
    "foreign plain": foreign(),
    "foreign gzip": foreign(compression="gzip"),
    "foreign blosc": foreign(**hdf5plugin.Blosc(cname="blosclz", clevel=9)),
}
REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "foreign of another shape": (foreign(shape=(4, 3, 16, 64)), "4 x 3 x 16 x 64"),
    "foreign of a newer format": (foreign(libver="latest"), "another program"),
}


@dataclass
class History:
    folder: Path
    first: Run
    states: dict[str, dict]
    """From inspect, after the damage"""
    damaged: dict[str, dict[str, str]]
    """Digests of all files, after the damage"""
    second: Run
    afterwards: dict[str, dict[str, str]]
    third: Run

    def file(self, name: str) -> Path:
        return self.folder / "out" / name / f"{name}_data.hdf5"


@pytest.fixture(scope="module")
def history(tmp_path_factory) -> History:
    """All files converted, each damaged in its own way, looked at, and all converted twice more."""
    folder = tmp_path_factory.mktemp("states")
    damages = {**REDONE, **SKIPPED, **{name: damage for name, (damage, _) in REFUSED.items()}}
    for name in damages:
        write_raw(folder / f"{name}_data.mib")
    first = convert(folder, "--out", folder / "out")
    assert first.status == 0, first.err
    for name, damage in damages.items():
        damage(folder / "out" / name / f"{name}_data.hdf5")
    inspected = run("inspect", "--json", folder, "--out", folder / "out").report["acquisitions"]
    states = {found["stem"]: found for found in inspected}
    damaged = {name: tree(folder / "out" / name) for name in damages}
    second = convert(folder, "--out", folder / "out")
    afterwards = {name: tree(folder / "out" / name) for name in damages}
    return History(folder, first, states, damaged, second, afterwards, convert(folder, "--out", folder / "out"))


def test_record_says_how_many_frames_and_their_checksum(history):
    path = history.file("untouched")
    assert record(path)["frames"] == 12
    with h5py.File(path) as file:
        checksums = file[OWN]["chunk_crc32"][()]
        assert file[OWN].attrs["frames"] == 12
        assert file[OWN].attrs["checksum"] == f"crc32:{zlib.crc32(checksums.astype('<u4').tobytes()):08x}"
        for number in range(12):
            row, column = divmod(number, 4)
            _, chunk = file[DATA].id.read_direct_chunk((row, column, 0, 0))
            assert checksums[number] == zlib.crc32(chunk)


@pytest.mark.parametrize("name", REDONE)
def test_unfinished_and_damaged_files_are_redone(history, name):
    if not name.startswith("flipped"):  # inspect reads the index and the record, not the frames
        state = "changed" if name.startswith("raw file") else "partial"
        assert history.states[name]["state"] == state, history.states[name]["stateReason"]
    assert history.second.output(f"{name}_data.mib")["skipped"] is False
    np.testing.assert_array_equal(frames(history.file(name)), PICTURES.reshape(3, 4, 16, 64))
    assert history.third.output(f"{name}_data.mib")["skipped"] is True


@pytest.mark.parametrize("name", SKIPPED)
def test_complete_files_are_skipped_and_left_alone(history, name):
    assert history.states[name]["state"] == "complete"
    output = history.second.output(f"{name}_data.mib")
    assert output["skipped"] is True and output["bytes_out"] == history.file(name).stat().st_size
    assert (output["shape"], output["dtype"]) == ([3, 4, 16, 64], "uint16")
    assert (output["frames"], output["dropped"], output["lost"]) == (12, 0, 0)
    assert history.afterwards[name] == history.damaged[name]


@pytest.mark.parametrize("name", REFUSED)
def test_finished_files_of_others_are_not_destroyed(history, name):
    error = history.second.error(f"{name}_data.mib")
    assert history.second.status == 1 and error["code"] == "E_OTHER_OPTIONS"
    assert history.states[name]["state"] == "other-options"
    for part in (str(history.file(name)), REFUSED[name][1], "--overwrite"):
        assert part in error["message"]
    assert history.afterwards[name] == history.damaged[name]


def test_state_says_what_is_wrong(history):
    assert "2 of 12 frames are missing" in history.states["foreign unfinished"]["stateReason"]
    assert "has changed since" in history.states["raw file grown"]["stateReason"]
    assert "it was written to 2" in history.states["raw file overwritten"]["stateReason"]
    assert "cut" in history.states["cut late"]["stateReason"] or "ends" in history.states["cut late"]["stateReason"]


def test_verify_reads_the_frames(history, tmp_path):
    shutil.copytree(history.folder / "out/untouched", tmp_path / "untouched")
    flipped(5)(tmp_path / "untouched/untouched_data.hdf5")
    raw = history.folder / "untouched_data.mib"
    states = [
        run("inspect", "--json", raw, "--out", tmp_path, *verify).report["acquisitions"][0]
        for verify in ([], ["--verify"])
    ]
    assert [found["state"] for found in states] == ["complete", "partial"]
    assert "scan position 5" in states[1]["stateReason"]


@dataclass
class Place:
    raw: Path
    out: Path

    @property
    def file(self) -> Path:
        return self.out / "x/x_data.hdf5"

    def convert(self, *options: object) -> Run:
        return convert(self.raw, "--out", self.out, *options)


@pytest.fixture(scope="module")
def finished(tmp_path_factory) -> Place:
    folder = tmp_path_factory.mktemp("finished")
    place = Place(write_raw(folder / "x_data.mib"), folder / "out")
    assert place.convert().only["skipped"] is False
    return place


@pytest.mark.parametrize(
    "options, words",
    [
        ("--bin-sig 3", "diffraction binning 1, now 3"),
        ("--bin-nav 2", "scan binning 1, now 2"),
        ("--compression gzip", "compression bitshuffle-lz4, now gzip"),
        ("--reshape known --scan-x 3 --scan-y 4", "scan shape 3 x 4"),
    ],
)
def test_other_options_are_recognised_and_nothing_is_touched(finished, options, words):
    before = tree(finished.out)
    done = finished.convert(*options.split())
    error = done.error("x_data.mib")
    assert done.status == 1 and error["code"] == "E_OTHER_OPTIONS"
    for part in (str(finished.file), words, "--overwrite"):
        assert part in error["message"]
    assert tree(finished.out) == before


def test_another_raw_file_of_the_same_name(finished, tmp_path):
    other = write_raw(tmp_path / "x_data.mib")
    before = tree(finished.out)
    error = convert(other, "--out", finished.out).error("x_data.mib")
    assert error["code"] == "E_OTHER_OPTIONS" and str(finished.raw) in error["message"]
    assert tree(finished.out) == before


def test_same_file_by_another_path_is_complete(finished, tmp_path):
    (tmp_path / "alias").symlink_to(finished.raw.parent)
    assert convert(tmp_path / "alias/x_data.mib", "--out", finished.out).only["skipped"] is True


def test_moved_session_is_still_complete(tmp_path):
    place = Place(write_raw(tmp_path / "x_data.mib"), tmp_path / "out")
    place.convert()
    (tmp_path / "new").mkdir()
    for path in (place.raw, place.raw.with_suffix(".hdr")):
        shutil.move(path, tmp_path / "new" / path.name)
    assert convert(tmp_path / "new/x_data.mib", "--out", place.out).only["skipped"] is True


def test_overwriting_leaves_nothing_of_before(tmp_path):
    """Files of the earlier options would not fit the new data."""
    place = Place(write_raw(tmp_path / "x_data.mib"), tmp_path / "out")
    place.convert("--bin-sig", 2, "--bin-nav", 2)
    first = place.file.stat().st_mtime_ns
    output = place.convert("--reshape", "none", "--overwrite").only
    assert output["skipped"] is False and output["shape"] == [12, 16, 64] and place.file.stat().st_mtime_ns > first
    np.testing.assert_array_equal(frames(place.file), PICTURES)
    assert names(place.file.parent) == ["x_data.hdf5", "x_max_pattern.png", "x_mean_pattern.png", "x_vds.h5"]


def test_binned_file_is_missing_or_damaged(tmp_path):
    place = Place(write_raw(tmp_path / "x_data.mib"), tmp_path / "out")

    def again() -> bool:
        return place.convert("--bin-sig", 2).only["skipped"]

    binned = place.file.with_name("x_data_bin_sig_factor_2.hspy")
    assert again() is False and again() is True
    binned.unlink()
    assert again() is False and binned.exists()
    flipped(4)(binned)
    assert again() is False and again() is True
