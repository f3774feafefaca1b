"""HDF5 as others write it: any compression, chunks and numbers, links and user blocks. The same counts give the same record."""

import h5py
import hdf5plugin
import numpy as np
import pytest
from calibration_runs import CONDITIONS, PIXEL_SIZE, calibrate, pixel_sizes, record_of

FRAME, GROUP = (1, 1), (2, 3)
BLOSC = [
    (f"blosc-{name}-{shuffle}", hdf5plugin.Blosc(cname=name, shuffle=shuffle))
    for name in ("blosclz", "lz4", "lz4hc", "snappy", "zlib", "zstd")
    for shuffle in (0, 1, 2)
]
BLOSC2 = [
    (f"blosc2-{name}-{filters}", hdf5plugin.Blosc2(cname=name, filters=filters))
    for name, filters in (("blosclz", 1), ("lz4", 2), ("lz4hc", 0), ("zlib", 1), ("zstd", 3))
]
READ = dict(
    [
        ("gzip-shuffle-checksum", {"compression": "gzip", "shuffle": True, "fletcher32": True}),
        ("lzf", {"compression": "lzf"}),
        ("lz4", hdf5plugin.LZ4()),
        ("zstd", hdf5plugin.Zstd(clevel=19)),
        ("bzip2", hdf5plugin.BZip2()),
        ("bitshuffle", hdf5plugin.Bitshuffle(cname="none")),
        ("bitshuffle-lz4", hdf5plugin.Bitshuffle(cname="lz4")),
        ("bitshuffle-zstd", hdf5plugin.Bitshuffle(cname="zstd")),
        ("shuffle-bitshuffle", {**hdf5plugin.Bitshuffle(), "shuffle": True}),
        *BLOSC,
        *BLOSC2,
        ("shuffle-blosc2-checksum", {**hdf5plugin.Blosc2(), "shuffle": True, "fletcher32": True}),
        ("shuffle-blosc-zlib", {**hdf5plugin.Blosc(cname="zlib"), "shuffle": True}),
    ]
)
REFUSED = {
    "SZ3": hdf5plugin.SZ3(absolute=0.1),
}


@pytest.fixture(scope="module")
def scan(gold_pattern):
    """A small scan of gold: frames that are all different, and their sum a pattern that calibrates, of few pixels to be quick."""
    rows, columns = gold_pattern.shape
    mean = gold_pattern.reshape(rows // 2, 2, columns // 2, 2).sum((1, 3)).astype(float)
    mean *= 4e6 / mean.sum() / 12
    return np.random.default_rng(7).poisson(mean, (3, 4, *mean.shape)).astype(np.uint16)


@pytest.fixture(scope="module")
def truth(scan, tmp_path_factory):
    path = tmp_path_factory.mktemp("plain") / "plain.h5"
    with h5py.File(path, "w") as file:
        file["data"] = scan
    return record_of(path, *CONDITIONS)[PIXEL_SIZE]


@pytest.mark.parametrize(
    ("chunk", "names"),
    [
        (FRAME, list(READ)),
        # Unpacking knows nothing of frames: where a chunk has several, one packing of each kind will do
        (GROUP, [*(READ.keys() - dict(BLOSC + BLOSC2).keys()), "blosc-zstd-2", "blosc2-lz4-2"]),
    ],
    ids=["frame", "group"],
)
def test_every_compression_gives_the_same_counts(scan, truth, tmp_path, chunk, names):
    files = [tmp_path / f"{name}.h5" for name in names]
    for path in files:
        with h5py.File(path, "w") as file:
            file.create_dataset("data", data=scan, chunks=(*chunk, *scan.shape[2:]), **READ[path.stem])
    assert pixel_sizes(tmp_path, *files) == {str(path): truth for path in files}


@pytest.mark.parametrize("libver", ["v108", "latest"])
def test_what_is_unpacked_here_is_found_wherever_it_is(scan, truth, tmp_path, libver):
    """Behind a user block, behind links, and in each format of HDF5: one chunk, and more than an index has on a page."""
    files = []
    how = {"libver": (libver, libver)}
    for chunks in (scan.shape, (1, 1, 16, 16)):
        inner, outer = (tmp_path / f"{kind}-{chunks[0]}.h5" for kind in ("inner", "outer"))
        with h5py.File(inner, "w", userblock_size=1024, **how) as file:
            file.create_dataset("entry/data", data=scan, chunks=chunks, **hdf5plugin.Blosc2())
            file["short"] = h5py.SoftLink("/entry")
        with h5py.File(outer, "w", **how) as file:
            file["here/data"] = h5py.ExternalLink(inner.name, "short/data")
        files += [inner, outer]
    assert pixel_sizes(tmp_path, *files) == {str(path): truth for path in files}


def test_blosc_that_is_not_found_is_refused_by_name(scan, tmp_path):
    path = tmp_path / "grows.h5"
    for unlimited, name in ((1, "extensible array"), (2, "version 2 B-tree")):
        most = (*[None] * unlimited, *scan.shape[unlimited:])
        with h5py.File(path, "w", libver="latest") as file:
            chunks = (1, 1, *scan.shape[2:])
            file.create_dataset("data", data=scan, chunks=chunks, maxshape=most, **hdf5plugin.Blosc2())
        [error] = calibrate("--json", *CONDITIONS, path).report["errors"]
        assert error["code"] == "E_HDF5_FILTER" and name in error["message"], error
    with h5py.File(path, "w", libver="latest") as file:
        file.create_dataset("data", data=scan, chunks=(1, 1, *scan.shape[2:]), **hdf5plugin.Blosc2())
    whole = bytearray(path.read_bytes())
    whole[whole.index(b"FADB") + 14] ^= 1
    path.write_bytes(whole)
    [error] = calibrate("--json", *CONDITIONS, path).report["errors"]
    assert error["code"] == "E_HDF5_DAMAGED" and "index" in error["message"], error


def test_frames_that_were_never_written_hold_the_fill_value(scan, tmp_path):
    files = [tmp_path / "plain.h5"]
    with h5py.File(files[0], "w") as file:
        file["data"] = np.concatenate([scan, np.full_like(scan[:1], 3)])
    rows, *rest = scan.shape
    layout = {"shape": (rows + 1, *rest), "dtype": "u2", "chunks": (1, 1, *rest[1:]), "fillvalue": 3}
    packed = (({"compression": "gzip"}, "earliest"), (hdf5plugin.Blosc2(), "earliest"), (hdf5plugin.Blosc2(), "latest"))
    for number, (packing, libver) in enumerate(packed):
        files.append(tmp_path / f"packed-{number}.h5")
        with h5py.File(files[-1], "w", libver=libver) as file:
            file.create_dataset("data", **layout, **packing)[:rows] = scan
    plain, *others = pixel_sizes(tmp_path, *files).values()
    assert others == [plain] * 3


def test_a_compression_that_cannot_be_unpacked_is_named(scan, tmp_path):
    for name, packing in REFUSED.items():
        path = tmp_path / "packed.h5"
        with h5py.File(path, "w") as file:
            file.create_dataset("data", data=scan, chunks=(1, 1, *scan.shape[2:]), **packing)
        [error] = calibrate("--json", *CONDITIONS, path).report["errors"]
        assert error["code"] == "E_HDF5_FILTER" and f"packed with {name}, which" in error["message"], error


def test_signed_float_and_big_endian_counts(scan, truth, tmp_path):
    files = []
    # In turn as py4DSTEM and as HyperSpy lay a file out
    for number, type_ in enumerate(("<i2", ">u2", "<i4", ">i4", "<i8", "<u8", ">f4", "<f8")):
        suffix, place = ((".h5", "datacube_root/datacube"), (".hspy", "Experiments/gold"))[number % 2]
        files.append(tmp_path / f"{type_[1:]}{type_[0] == '>'}{suffix}")
        with h5py.File(files[-1], "w") as file:
            file[f"{place}/data"] = scan.astype(type_)
    assert pixel_sizes(tmp_path, *files) == {str(path): truth for path in files}


def test_floats_of_16_bit(scan, tmp_path):
    """They hold whole numbers exactly up to 2048."""
    counts = np.minimum(scan, 2048)
    packed = {"chunks": (1, 1, *scan.shape[2:]), "compression": "gzip"}
    files = []
    for name, type_, how in (
        ("plain", "u2", {}),
        ("half", "<f2", {}),
        ("turned", ">f2", {}),
        ("packed", ">f2", packed),
    ):
        files.append(tmp_path / f"{name}.h5")
        with h5py.File(files[-1], "w") as file:
            file.create_dataset("data", data=counts.astype(type_), **how)
    plain, *others = pixel_sizes(tmp_path, *files).values()
    assert others == [plain] * 3
    with h5py.File(tmp_path / "broken.h5", "w") as file:
        file["data"] = np.where(np.arange(scan.shape[0])[:, None, None, None] == 1, 0.25, counts).astype(">f2")
    [error] = calibrate("--json", *CONDITIONS, tmp_path / "broken.h5").report["errors"]
    assert error["code"] == "E_NOT_COUNTS" and "0.25" in error["message"], error


def test_one_pattern_of_16_bit_floats(scan, tmp_path):
    mean = np.minimum(scan.sum((0, 1)), 2048)
    for name, part in (("plain", mean), ("half", mean.astype("<f2"))):
        with h5py.File(tmp_path / f"{name}.h5", "w") as file:
            file["data"] = part
    sizes = list(pixel_sizes(tmp_path, tmp_path / "plain.h5", tmp_path / "half.h5").values())
    assert sizes[0] == sizes[1]


@pytest.mark.parametrize("value", [-1.0, 0.25, 2.0**32])
def test_numbers_that_are_no_counts_are_said(scan, tmp_path, value):
    path = tmp_path / "numbers.h5"
    numbers = scan.astype(np.float64)
    numbers[1, 2, 3, 4] = value
    with h5py.File(path, "w") as file:
        file["data"] = numbers
    [error] = calibrate("--json", *CONDITIONS, path).report["errors"]
    assert error["code"] == "E_NOT_COUNTS" and "counts are whole numbers" in error["message"], error


def test_a_file_behind_a_link_and_one_behind_a_user_block(scan, truth, tmp_path):
    with h5py.File(tmp_path / "frames.h5", "w") as file:
        file.create_dataset("data", data=scan, chunks=(1, 1, *scan.shape[2:]), compression="gzip")
    with h5py.File(tmp_path / "master.nxs", "w") as file:
        file["entry/title"] = 7
        file["entry/data/data"] = h5py.ExternalLink("frames.h5", "/data")
    with h5py.File(tmp_path / "block.h5", "w", userblock_size=2048) as file:
        file["data"] = scan
    files = [tmp_path / "master.nxs", tmp_path / "block.h5"]
    assert pixel_sizes(tmp_path, *files) == {str(path): truth for path in files}


def test_a_link_that_leads_nowhere_names_its_file(tmp_path):
    with h5py.File(tmp_path / "master.nxs", "w") as file:
        file["entry/data/data"] = h5py.ExternalLink("gone.h5", "/data")
    [error] = calibrate("--json", *CONDITIONS, tmp_path / "master.nxs").report["errors"]
    assert error["code"] == "E_LINKED_MISSING" and "gone.h5" in error["message"], error
