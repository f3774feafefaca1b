"""TIFF as others write it: compressed, tiled, of either byte order, of several pages. The same counts give the same record."""

import struct

import h5py
import numpy as np
import pytest
from calibration_runs import CONDITIONS, PIXEL_SIZE, calibrate, pixel_sizes, record_of
from PIL import Image

TILE = 64


@pytest.fixture(scope="module")
def counts(gold_pattern):
    """Few enough for 16 bit."""
    return np.minimum(gold_pattern, 65535).astype(np.uint16)


@pytest.fixture(scope="module")
def truth(counts, tmp_path_factory):
    path = tmp_path_factory.mktemp("plain") / "gold.h5"
    with h5py.File(path, "w") as file:
        file["data"] = counts
    return record_of(path, *CONDITIONS)[PIXEL_SIZE]


def test_every_layout_gives_the_same_counts(counts, truth, tmp_path):
    image, floats = Image.fromarray(counts), Image.fromarray(counts.astype(np.float32))
    files = {name: tmp_path / f"{name}.tif" for name in ("lzw", "deflate", "packbits", "zstd", "floats", "II", "MM")}
    image.save(files["lzw"], compression="tiff_lzw")
    image.save(files["deflate"], compression="tiff_adobe_deflate")
    image.save(files["packbits"], compression="packbits")
    image.save(files["zstd"], compression="zstd")
    floats.save(files["floats"], compression="tiff_lzw")
    files["II"].write_bytes(in_tiles("<", counts))
    files["MM"].write_bytes(in_tiles(">", counts))
    assert pixel_sizes(tmp_path, *files.values()) == {str(path): truth for path in files.values()}


@pytest.mark.parametrize("name", ["JPEG", "LZMA"])
def test_a_compression_that_is_not_unpacked_is_named(counts, tmp_path, name):
    path = tmp_path / "gold.tif"
    grey = (counts // 257).astype(np.uint8) if name == "JPEG" else counts
    Image.fromarray(grey).save(path, compression=name.lower())
    [error] = calibrate("--json", path, *CONDITIONS).report["errors"]
    assert error["code"] == "E_TIFF" and f"packed with {name}," in error["message"], error


def test_the_first_of_several_pages_is_taken_and_that_is_said(counts, truth, tmp_path):
    path = tmp_path / "gold.tif"
    others = [Image.fromarray(np.zeros_like(counts))] * 2
    Image.fromarray(counts).save(path, save_all=True, append_images=others)
    record = record_of(path, *CONDITIONS)
    assert record[PIXEL_SIZE] == truth
    assert any("The first of 3 pages" in warning for warning in record["warnings"])


def test_another_page_is_taken_where_it_is_asked_for(counts, truth, tmp_path):
    path = tmp_path / "gold.tif"
    empty = Image.fromarray(np.zeros_like(counts))
    empty.save(path, save_all=True, append_images=[Image.fromarray(counts), empty], compression="tiff_lzw")
    record = record_of(path, *CONDITIONS, "--page", 2)
    assert record[PIXEL_SIZE] == truth and "Page 2 of 3 of the TIFF was taken." in record["warnings"]
    [error] = calibrate("--json", path, *CONDITIONS, "--page", 4).report["errors"]
    assert error["code"] == "E_TIFF_PAGE" and "has 3 pages" in error["message"]


def test_page_of_a_mask(counts, tmp_path):
    bad = np.zeros(counts.shape, np.uint8)
    bad[:20] = 1
    Image.fromarray(bad).save(tmp_path / "one.tif")
    Image.fromarray(np.zeros_like(bad)).save(tmp_path / "two.tif", save_all=True, append_images=[Image.fromarray(bad)])
    gold = tmp_path / "gold.tif"
    Image.fromarray(counts).save(gold)
    one = record_of(gold, *CONDITIONS, "--mask", tmp_path / "one.tif")
    two = record_of(gold, *CONDITIONS, "--mask", tmp_path / "two.tif", "--mask-page", 2)
    assert one[PIXEL_SIZE] == two[PIXEL_SIZE] and one["pixels"] == two["pixels"] and one["pixels"]["masked"] > 0


def in_tiles(order: str, counts: np.ndarray) -> bytes:
    rows, columns = (TILE * -(-side // TILE) for side in counts.shape)
    padded = np.zeros((rows, columns), f"{order}u2")
    padded[: counts.shape[0], : counts.shape[1]] = counts
    across = range(0, columns, TILE)
    tiles = [padded[y : y + TILE, x : x + TILE].tobytes() for y in range(0, rows, TILE) for x in across]
    return tiled_tiff(order, counts.shape, tiles)


def tiled_tiff(order: str, shape: tuple[int, int], tiles: list[bytes]) -> bytes:
    """One 16-bit image in uncompressed tiles, by the tables of TIFF 6.0 (sections 2 and 15)."""
    starts = [8 + len(tiles[0]) * index for index in range(len(tiles))]
    lists = 8 + sum(map(len, tiles))
    directory = lists + 8 * len(tiles)
    entries = [
        (256, 1, shape[1]),
        (257, 1, shape[0]),
        (258, 1, 16),
        (259, 1, 1),
        (262, 1, 1),
        (277, 1, 1),
        (322, 1, TILE),
        (323, 1, TILE),
        (324, len(tiles), lists),
        (325, len(tiles), lists + 4 * len(tiles)),
    ]

    def pack(form: str, *values: int) -> bytes:
        return struct.pack(order + form, *values)

    return b"".join(
        [
            b"II" if order == "<" else b"MM",
            pack("HI", 42, directory),
            *tiles,
            pack(f"{2 * len(tiles)}I", *starts, *map(len, tiles)),
            pack("H", len(entries)),
            *(pack("HHII", tag, 4, count, value) for tag, count, value in entries),
            pack("I", 0),
        ]
    )
