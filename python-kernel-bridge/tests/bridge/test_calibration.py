"""Calibration as a panel asks for it: the pattern, fits of it, and the record written."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest
from page import Refusal

SIDE = 64
OPTIONS = {"voltage": 300000, "cameraLength": 0.2}


def write_tiff(path: Path, value: int) -> Path:
    """Every pixel of one value: 16 bit, one strip, by TIFF 6.0."""
    pixels = struct.pack("<H", value) * SIDE**2
    tags = {256: SIDE, 257: SIDE, 258: 16, 259: 1, 262: 1, 273: 8, 277: 1, 278: SIDE, 279: len(pixels)}
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, number) for tag, number in tags.items())
    directory = struct.pack("<H", len(tags)) + entries + struct.pack("<I", 0)
    path.write_bytes(struct.pack("<2sHI", b"II", 42, 8 + len(pixels)) + pixels + directory)
    return path


@pytest.fixture
def data_roots(visit) -> list[str]:
    return [str(visit)]


async def test_pattern_is_shown_with_what_is_known_of_it(greeted, visit):
    page = await greeted()
    path = write_tiff(visit / "gold.tif", 3)
    shown = await page.request("calibrate/pattern", input=str(path))
    assert shown["image"]["shape"] == [SIDE, SIDE] and shown["kind"] == "single pattern"
    assert "voltage" not in shown and "cameraLength" not in shown


async def test_fit_answers_with_the_record_and_reads_the_file_once(greeted, visit):
    page = await greeted()
    path = write_tiff(visit / "gold.tif", 0)
    first = await page.request("calibrate/fit", input=str(path), options=OPTIONS)
    again = await page.request("calibrate/fit", input=str(path), options={**OPTIONS, "qRange": [0.3, 1.2]})
    assert (first["remembered"], again["remembered"]) == (False, True)
    assert (first["record"]["verdict"], first["record"]["rule"]) == ("fail", "empty")
    assert again["record"]["options"] == {**OPTIONS, "qRange": [0.3, 1.2]}
    write_tiff(path, 1)
    assert (await page.request("calibrate/fit", input=str(path), options=OPTIONS))["remembered"] is False


async def test_failed_record_is_not_written(greeted, visit):
    page = await greeted()
    path = write_tiff(visit / "gold.tif", 0)
    answer = await page.request("calibrate/fit", input=str(path), options=OPTIONS, write={"force": True})
    assert "written" not in answer
    assert [entry.name for entry in visit.iterdir()] == ["gold.tif"]


async def test_what_is_missing_is_asked_for(greeted, visit):
    page = await greeted()
    path = write_tiff(visit / "gold.tif", 0)
    with pytest.raises(Refusal) as refusal:
        await page.request("calibrate/fit", input=str(path), options={"voltage": 300000})
    assert refusal.value.failure == "E_NO_CAMERA_LENGTH"


async def test_options_are_checked(greeted, visit):
    page = await greeted()
    path = write_tiff(visit / "gold.tif", 0)
    with pytest.raises(Refusal) as refusal:
        await page.request("calibrate/fit", input=str(path), options={**OPTIONS, "rings": ["210"]})
    # Invalid parameters, by JSON-RPC 2.0
    assert refusal.value.code == -32602


@pytest.mark.parametrize("request_", ["calibrate/pattern", "calibrate/fit"])
async def test_input_outside_the_roots_is_refused(greeted, visit, request_):
    page = await greeted()
    path = write_tiff(visit.parent / "gold.tif", 0)
    (visit / "link.tif").symlink_to(path)
    for name in (path, visit / "link.tif"):
        with pytest.raises(Refusal) as refusal:
            await page.request(request_, input=str(name), **({"options": OPTIONS} if "fit" in request_ else {}))
        assert refusal.value.failure == "E_OUTSIDE_ROOTS"


async def test_mask_and_structure_outside_the_roots_are_refused(greeted, visit):
    page = await greeted()
    path = write_tiff(visit / "gold.tif", 0)
    mask = write_tiff(visit.parent / "mask.tif", 0)
    structure = visit.parent / "structure.cif"
    structure.write_text("data_secret")
    for option in ({"mask": str(mask)}, {"standard": str(structure)}):
        with pytest.raises(Refusal) as refusal:
            await page.request("calibrate/fit", input=str(path), options={**OPTIONS, **option})
        assert refusal.value.failure == "E_OUTSIDE_ROOTS"


async def test_earlier_record_is_not_read_through_a_link_that_leads_out(greeted, visit):
    page = await greeted()
    path = write_tiff(visit / "gold.tif", 0)
    outside = visit.parent / "record.json"
    known = {"reciprocal_space_pix(1/A)": 0.0096, "p_ellipse": [1, 1, 2, 1, 0], "nominal_camera_length(m)": 0.2}
    outside.write_text(json.dumps(known))
    (visit / "gold_CL_20cm.json").symlink_to(outside)
    shown = await page.request("calibrate/pattern", input=str(path))
    assert "cameraLength" not in shown
