"""HDF5 files whose data are in other files: those pass the same checks as the file itself."""

import json
import os
import socket
import subprocess
from pathlib import Path

import h5py
import numpy as np
import pytest
from calibration_runs import CONDITIONS, calibrate
from command_line import command

SHAPE = (2, 3, 16, 16)
SECRET = np.random.default_rng(1).integers(0, 255, SHAPE, dtype=np.uint8)


def external(path: Path, source: Path) -> Path:
    with h5py.File(path, "w") as file:
        file.create_dataset("Experiments/scan/data", SHAPE, "u1", external=[(str(source), 0, SECRET.nbytes)])
    return path


def virtual(path: Path, source: Path) -> Path:
    layout = h5py.VirtualLayout(SHAPE, "u1")
    layout[:] = h5py.VirtualSource(str(source), "data", SHAPE)
    with h5py.File(path, "w") as file:
        file.create_virtual_dataset("Experiments/scan/data", layout)
    return path


class Backend:
    """What the Jupyter server starts, without the server."""

    def __init__(self, folder: Path, *roots: Path) -> None:
        folder.mkdir(mode=0o700)
        options = [part for root in roots for part in ("--data-root", str(root))]
        self.process = subprocess.Popen(
            [*command(), "serve", "--socket", str(folder / "s"), *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self.process.stdout is not None and self.process.stdout.readline() == b"listening\n"
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(60)
        self.socket.connect(str(folder / "s"))
        self.stream = self.socket.makefile("rwb")
        version = json.loads((Path(__file__).parents[3] / "package.json").read_text())["version"]
        self.request("hello", version=version)

    def request(self, method: str, **params: object) -> dict:
        """The result, or what the error says."""
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
        self.stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.stream.flush()
        while True:
            length = 0
            while (line := self.stream.readline()) != b"\r\n":
                assert line, "the backend is gone"
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            message = json.loads(self.stream.read(length))
            if message.get("id") == 1:
                error = message.get("error")
                return {**error["data"], "message": error["message"]} if error else message["result"]

    def close(self) -> None:
        self.stream.close()
        self.socket.close()
        self.process.stdin.close()
        self.process.wait(30)


@pytest.fixture
def data(tmp_path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


@pytest.fixture
def backend(tmp_path, data):
    running = Backend(tmp_path / "private", data)
    yield running
    running.close()


@pytest.mark.parametrize("place", ["within the roots", "outside", "behind a link"])
@pytest.mark.parametrize("kind", ["external storage", "virtual dataset"])
def test_data_roots_hold_for_what_a_file_leads_to(backend, tmp_path, data, kind, place):
    source = (data if place == "within the roots" else tmp_path) / "secret"
    if kind == "external storage":
        source.write_bytes(SECRET.tobytes())
    else:
        with h5py.File(source, "w") as file:
            file["data"] = SECRET
    if place == "behind a link":
        (data / "link").symlink_to(source)
        source = data / "link"
    path = (external if kind == "external storage" else virtual)(data / "x.hdf5", source)
    for method, more in {"viewer/pattern": {"at": {"row": 1, "column": 2}}, "viewer/virtualImage": DISC}.items():
        answer = backend.request(method, output=str(path), **more)
        if place == "within the roots":
            assert "image" in answer, answer
        else:
            assert answer["code"] == "E_OUTSIDE_ROOTS", answer
    if place == "within the roots":
        assert (
            backend.request("viewer/pattern", output=str(path), at={"row": 1, "column": 2})["total"]
            == SECRET[1, 2].sum()
        )


DISC = {"detector": {"shape": "disc", "row": 8, "column": 8, "radius": 4}, "viewer": "v", "partialResultToken": "t"}


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_data_in_what_is_not_a_file(tmp_path, kind):
    source = tmp_path / "source"
    if kind == "pipe":
        os.mkfifo(source)
    elif kind == "device":
        source = Path("/dev/zero")
    else:
        source.mkdir()
    done = calibrate("--json", external(tmp_path / "x.hdf5", source), *CONDITIONS)
    error = done.error("x.hdf5")
    assert error["code"] == "E_LINKED_FILE" and str(source) in error["message"], error


def test_data_in_a_file_that_is_gone(tmp_path):
    done = calibrate("--json", virtual(tmp_path / "x.hdf5", tmp_path / "gone.h5"), *CONDITIONS)
    error = done.error("x.hdf5")
    assert error["code"] == "E_LINKED_MISSING" and "gone.h5" in error["message"], error


@pytest.mark.parametrize("target", ["no such name", "no HDF5 file", "itself"])
def test_a_link_that_leads_to_nothing_is_named(tmp_path, target):
    other, path = tmp_path / "other.h5", tmp_path / "x.nxs"
    if target == "no HDF5 file":
        other.write_text("text")
    else:
        with h5py.File(other, "w") as file:
            if target == "itself":
                file["data"] = h5py.ExternalLink("x.nxs", "/data")
    with h5py.File(path, "w") as file:
        file["data"] = h5py.ExternalLink("other.h5", "/data")
    done = calibrate("--json", path, *CONDITIONS)
    error = done.error("x.nxs")
    assert error["code"] == "E_LINKED_FILE" and "other.h5" in error["message"], error


def shown(backend, path: Path) -> dict:
    """The last pattern of a scan, or what the error says."""
    return backend.request("viewer/pattern", output=str(path), at={"row": 1, "column": 2})


def test_data_that_external_storage_lacks_are_no_zeros(backend, data):
    source = data / "counts.raw"
    source.write_bytes(SECRET.tobytes()[:-100])
    path = external(data / "x.hdf5", source)
    first = backend.request("viewer/pattern", output=str(path), at={"row": 0, "column": 0})
    assert first["total"] == SECRET[0, 0].sum(), "what is there is shown"
    for answer in (shown(backend, path), backend.request("viewer/virtualImage", output=str(path), **DISC)):
        assert answer["code"] == "E_LINKED_SHORT", answer
        assert "counts.raw" in answer["message"] and "too short" in answer["message"], answer
    source.write_bytes(SECRET.tobytes())
    assert shown(backend, path)["total"] == SECRET[1, 2].sum()


def blocks(path: Path, source: Path, rows: int, libver: str) -> Path:
    """A virtual scan whose rows come one by one from a list of frames."""
    layout = h5py.VirtualLayout(SHAPE, "u1")
    frames = h5py.VirtualSource(source.name, "detector/counts", (SHAPE[0] * SHAPE[1], *SHAPE[2:]))
    for row in range(rows):
        layout[row] = frames[row * SHAPE[1] : (row + 1) * SHAPE[1]]
    with h5py.File(path, "w", libver=libver) as file:
        file.create_virtual_dataset("Experiments/scan/data", layout)
    return path


def frames_file(path: Path, frames: int, name: str = "detector/counts", **how: object) -> Path:
    with h5py.File(path, "w", **how) as file:
        file[name] = SECRET.reshape(-1, *SHAPE[2:])[:frames]
    return path


@pytest.mark.parametrize("libver", ["earliest", "latest"])
def test_what_the_sources_of_a_virtual_dataset_lack_is_no_zero(backend, data, libver):
    path = blocks(data / "x.hdf5", data / "source.h5", 2, libver)
    for frames, name, code, missing in [
        (6, "other", "E_LINKED_MISSING", "no such dataset"),
        (5, "detector/counts", "E_LINKED_SHORT", "5 x 16 x 16"),
    ]:
        answer = shown(backend, frames_file(data / "source.h5", frames, name) and path)
        assert answer["code"] == code, answer
        assert "source.h5" in answer["message"] and missing in answer["message"], answer
    (data / "source.h5").write_bytes(b"no HDF5 file at all" * 100)
    answer = shown(backend, path)
    assert answer["code"] == "E_LINKED_FILE" and "source.h5" in answer["message"], answer
    frames_file(data / "source.h5", 6, libver=libver)
    assert shown(backend, path)["total"] == SECRET[1, 2].sum()
    assert backend.request("viewer/file", output=str(path))["warnings"] == []


@pytest.mark.parametrize("libver", ["earliest", "latest"])
def test_gaps_of_a_virtual_dataset_are_said(backend, data, libver):
    frames_file(data / "source.h5", 6)
    path = blocks(data / "x.hdf5", data / "source.h5", 1, libver)
    (warning,) = backend.request("viewer/file", output=str(path))["warnings"]
    assert f"{SECRET[1].size} of the {SECRET.size} numbers" in warning, warning
    assert shown(backend, path)["total"] == 0


def test_a_virtual_dataset_of_a_smaller_one(backend, data):
    layout = h5py.VirtualLayout(SHAPE, "u1")
    layout[:] = h5py.VirtualSource("source.h5", "data", SHAPE)
    with h5py.File(data / "x.hdf5", "w") as file:
        file.create_virtual_dataset("Experiments/scan/data", layout)
    with h5py.File(data / "source.h5", "w") as file:
        file["data"] = SECRET[:, :2]
    answer = shown(backend, data / "x.hdf5")
    assert answer["code"] == "E_LINKED_SHORT" and "2 x 2 x 16 x 16" in answer["message"], answer


def test_a_scan_in_a_loop_of_groups_is_one(tmp_path):
    path = tmp_path / "x.h5"
    counts = np.random.default_rng(2).poisson(3, (2, 2, 64, 64)).astype("u2")
    for libver in ("earliest", "latest"):
        with h5py.File(path, "w", libver=libver) as file:
            file["entry/data"] = counts
            file["entry/again"] = file["entry"]
            file["entry/same"] = file["entry/data"]
            file["other"] = file["entry"]
        done = calibrate("--json", path, *CONDITIONS)
        assert "several scans" not in done.out + done.err, done.err
