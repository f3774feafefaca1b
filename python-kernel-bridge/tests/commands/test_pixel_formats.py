"""Every pixel type of the detector, against an encoder that knows only the description of the format."""

from pathlib import Path

import numpy as np
import pytest
from command_line import Run, convert
from merlin_writer import Format, frame_header, random_pictures, write_mib
from reading import frames, own, with_cross

SINGLE = {
    "U01": (Format("U01"), 1, np.uint8),
    "U08": (Format("U08"), 63, np.uint8),
    "U16": (Format("U16"), 4095, np.uint16),
    "U16-full": (Format("U16", depth=16), 65535, np.uint16),
    "U32": (Format("U32"), 2**24 - 1, np.uint32),
    "U32-full": (Format("U32", depth=32), 2**32 - 1, np.uint32),
    "U64": (Format("U64"), 2**64 - 1, np.uint64),
    "R64-1": (Format("R64", depth=1), 1, np.uint8),
    "R64-6": (Format("R64", depth=6), 63, np.uint8),
    "R64-12": (Format("R64", depth=12), 4095, np.uint16),
    "R64-24": (Format("R64", depth=24), 2**24 - 1, np.uint32),
}
QUAD = {
    "quad-U08": (Format("U08", layout="2x2"), 63, np.uint8),
    "quad-U16": (Format("U16", layout="2x2"), 4095, np.uint16),
    "quad-U32": (Format("U32", layout="2x2"), 2**24 - 1, np.uint32),
    "quad-R64-1": (Format("R64", depth=1, layout="2x2"), 1, np.uint8),
    "quad-R64-6": (Format("R64", depth=6, layout="2x2"), 63, np.uint8),
    "quad-R64-12": (Format("R64", depth=12, layout="2x2"), 4095, np.uint16),
}
# Rows of chips, a stored gap, and read-outs of part of a chip: what is stored is the picture
OTHER = {
    "gap-514": (Format("U16", layout="2x2G"), (514, 514), 4095, np.uint16),
    "row-of-4": (Format("U08", layout="4x1"), (256, 1024), 63, np.uint8),
    "row-of-2": (Format("U16", layout="2x1"), (256, 512), 4095, np.uint16),
    "roi-128": (Format("U16"), (128, 256), 4095, np.uint16),
    "roi-64": (Format("U08"), (64, 256), 63, np.uint8),
    "roi-1": (Format("U16"), (1, 256), 4095, np.uint16),
    "short-R64-1": (Format("R64", depth=1, short=True), (256, 256), 1, np.uint8),
    "short-U16": (Format("U16", short=True), (256, 256), 4095, np.uint16),
}
PICTURES: dict[str, np.ndarray] = {
    **{name: random_pictures(2, (256, 256), largest, 1, dtype) for name, (_, largest, dtype) in SINGLE.items()},
    **{name: random_pictures(2, (512, 512), largest, 2, dtype) for name, (_, largest, dtype) in QUAD.items()},
    **{name: random_pictures(2, shape, largest, 3, dtype) for name, (_, shape, largest, dtype) in OTHER.items()},
}


@pytest.fixture(scope="module")
def raw(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("formats")
    for name, (kind, *_) in {**SINGLE, **QUAD, **OTHER}.items():
        write_mib(folder / f"{name}_data.mib", PICTURES[name], kind)
    return folder


@pytest.fixture(scope="module")
def converted(raw, tmp_path_factory) -> Run:
    done = convert(raw, "--out", tmp_path_factory.mktemp("converted"))
    assert done.status == 0, done.err
    return done


@pytest.fixture(scope="module")
def without_cross(raw, tmp_path_factory) -> Run:
    quads = [raw / f"{name}_data.mib" for name in QUAD]
    return convert(*quads, "--no-cross", "--out", tmp_path_factory.mktemp("no cross"))


@pytest.mark.parametrize("name", [*SINGLE, *OTHER])
def test_pixels_are_those_of_the_picture(converted, name):
    output = converted.output(f"{name}_data.mib")
    data = frames(output["output"])
    assert data.dtype == PICTURES[name].dtype == np.dtype(output["dtype"])
    assert list(data.shape) == output["shape"]
    np.testing.assert_array_equal(data, PICTURES[name])


@pytest.mark.parametrize("name", QUAD)
def test_quad_gets_an_empty_cross(converted, name):
    output = converted.output(f"{name}_data.mib")
    assert output["shape"] == [2, 515, 515]
    np.testing.assert_array_equal(frames(output["output"]), with_cross(PICTURES[name]))


@pytest.mark.parametrize("name", QUAD)
def test_quad_without_cross(without_cross, name):
    output = without_cross.output(f"{name}_data.mib")
    assert output["shape"] == [2, 512, 512]
    np.testing.assert_array_equal(frames(output["output"]), PICTURES[name])


def test_mask_marks_the_cross_and_nothing_else(converted, without_cross):
    mask = own(converted.output("quad-U16_data.mib")["output"], "mask")
    np.testing.assert_array_equal(mask.astype(bool), with_cross(np.ones((512, 512), int)) == 0)
    for output in (without_cross.output("quad-U16_data.mib"), converted.output("U16_data.mib")):
        with pytest.raises(KeyError):
            own(output["output"], "mask")


def test_quad_of_fewer_rows_gets_the_columns_of_the_cross_only(tmp_path):
    pictures = random_pictures(2, (128, 512), 4095, dtype=np.uint16)
    done = convert(write_mib(tmp_path / "roi.mib", pictures, Format("U16", layout="2x2")), "--out", tmp_path / "out")
    np.testing.assert_array_equal(frames(done.only["output"]), np.insert(pictures, [256] * 3, 0, axis=-1))


def test_quad_raw_of_24_bit_is_refused_with_the_reason(tmp_path):
    kind = Format("R64", depth=24, layout="2x2")
    path = tmp_path / "quad24.mib"
    path.write_bytes(frame_header(1, (512, 512), kind) + bytes(4 * 512 * 512))
    done = convert(path, "--out", tmp_path / "out")
    error = done.error("quad24.mib")
    assert done.status == 1
    assert error["code"] == "E_RAW24_QUAD"
    assert str(path) in error["message"] and "24-bit RAW" in error["message"] and "U32" in error["message"]
    assert not (tmp_path / "out").exists()
