"""The small images that fall off while the frames pass, against numpy."""

from pathlib import Path

import numpy as np
import pytest
from command_line import convert, typed
from merlin_writer import Format, random_pictures, write_mib
from PIL import Image
from reading import frames, own, with_cross

LARGEST = {"U08": 255, "U16": 65535, "U32": 2**32 - 1, "U64": 2**52}
SCAN = typed("--reshape known --scan-x 5 --scan-y 4")


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    raw = tmp_path_factory.mktemp("products")
    for kind, largest in LARGEST.items():
        write_mib(raw / f"{kind}_data.mib", random_pictures(20, (24, 64), largest), Format(kind, depth=int(kind[1:])))
    return convert(raw, *SCAN, "--out", tmp_path_factory.mktemp("out"))


@pytest.mark.parametrize("kind", LARGEST)
def test_datasets_equal_those_of_numpy(converted, kind):
    path = converted.output(f"{kind}_data.mib")["output"]
    data = frames(path).astype(np.float64)
    np.testing.assert_allclose(own(path, "mean_pattern"), data.mean(axis=(0, 1)), rtol=1e-12)
    np.testing.assert_array_equal(own(path, "maximum_pattern"), data.max(axis=(0, 1)))
    np.testing.assert_allclose(own(path, "sum_image"), data.sum(axis=(2, 3)), rtol=1e-12)


@pytest.mark.parametrize("kind", ["U08", "U16"])
def test_sums_are_exact(converted, kind):
    path = converted.output(f"{kind}_data.mib")["output"]
    np.testing.assert_array_equal(own(path, "sum_image"), frames(path).sum(axis=(2, 3), dtype=np.uint64))
    np.testing.assert_array_equal(
        np.rint(own(path, "mean_pattern") * 20), frames(path).sum(axis=(0, 1), dtype=np.uint64)
    )


def test_pictures_stand_beside_the_data(converted):
    folder = Path(converted.output("U16_data.mib")["output"]).parent
    assert sorted(path.name for path in folder.iterdir()) == [
        "U16_data.hdf5",
        "U16_iBF.jpg",
        "U16_max_pattern.png",
        "U16_mean_pattern.png",
        "U16_sum_image.png",
        "U16_vds.h5",
    ]
    sizes = {path.name: Image.open(path).size for path in folder.iterdir() if path.suffix in (".png", ".jpg")}
    assert sizes == {
        "U16_iBF.jpg": (5, 4),
        "U16_sum_image.png": (5, 4),
        "U16_mean_pattern.png": (64, 24),
        "U16_max_pattern.png": (64, 24),
    }


def test_pictures_show_the_images(tmp_path):
    """Bright where there are many counts: the order of brightness is the order of the counts."""
    pictures = np.zeros((64, 16, 64), np.uint16)
    pictures[:, 3, 5] = 50 * np.arange(64)
    pictures[:, 12, :] = np.arange(64)
    path = write_mib(tmp_path / "x_data.mib", pictures)
    output = convert(path, *typed("--reshape known --scan-x 8 --scan-y 8"), "--out", tmp_path / "out").only["output"]
    stem = Path(output).parent / "x"
    sums = np.asarray(Image.open(f"{stem}_sum_image.png")).astype(int)
    assert (np.diff(sums.ravel()) >= 0).all() and sums[0, 0] == 0 and sums[-1, -1] == 255
    bright = np.asarray(Image.open(f"{stem}_iBF.jpg").convert("L")).astype(int)
    assert np.corrcoef(bright.ravel(), sums.ravel())[0, 1] > 0.99
    mean = np.asarray(Image.open(f"{stem}_mean_pattern.png"))
    assert np.unravel_index(mean.argmax(), mean.shape) == (3, 5) and mean[0, 0] == 0
    assert (np.diff(mean[12].astype(int)) >= 0).all() and mean[12, 63] > mean[12, 1]


def test_no_scan_no_scan_image(tmp_path):
    path = write_mib(tmp_path / "x_data.mib", random_pictures(5, (16, 64), 100, dtype=np.uint16))
    output = convert(path, "--reshape", "none", "--out", tmp_path / "out").only["output"]
    assert not [name for name in Path(output).parent.iterdir() if "iBF" in name.name or "sum_image" in name.name]
    with pytest.raises(KeyError):
        own(output, "sum_image")
    np.testing.assert_allclose(own(output, "mean_pattern"), frames(output).mean(axis=0))


def test_flyback_frames_and_cross_do_not_count(tmp_path):
    """What the scan leaves out is not in the images either."""
    from merlin_writer import flyback_exposures

    pictures = random_pictures(25, (512, 512), 63, dtype=np.uint8)
    pictures[::5] = 63
    path = write_mib(tmp_path / "q_data.mib", pictures, Format("U08", layout="2x2"), flyback_exposures(25, 5, 0))
    output = convert(path, "--reshape", "flyback", "--out", tmp_path / "out").only
    used = with_cross(np.delete(pictures, range(0, 25, 5), axis=0))
    assert output["shape"] == [5, 4, 515, 515]
    np.testing.assert_allclose(own(output["output"], "mean_pattern"), used.mean(axis=0))
    np.testing.assert_array_equal(own(output["output"], "maximum_pattern"), used.max(axis=0))
    np.testing.assert_array_equal(own(output["output"], "sum_image").ravel(), used.sum(axis=(1, 2), dtype=np.uint64))
