"""A conversion belongs to the backend, not to a page; what a killed backend leaves does no harm."""

from __future__ import annotations

import mmap
import os
import signal
from collections.abc import Iterable
from pathlib import Path

import pytest
from page import Page
from raw_frames import SLOW, converted_frame, write_raw_frames

FRAMES = 600


@pytest.fixture
def raw(tmp_path) -> Path:
    write_raw_frames(tmp_path / "raw.mib", FRAMES)
    return tmp_path / "raw.mib"


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def greeted(open_page, npm_version):
    """Opens a page that has shaken hands, as every page does first."""

    async def greeted() -> Page:
        page = await open_page()
        await page.hello(npm_version)
        return page

    return greeted


def frames_missing(result: Path, raw: Path, frames: Iterable[int]) -> list[int]:
    """Those raw frames that an uncompressed result does not hold, byte for byte."""
    with result.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return [frame for frame in frames if content.find(converted_frame(raw, frame)) < 0]


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


async def test_crash_leaves_no_final_name_and_the_next_conversion_tidies_up(greeted, backend, raw, out):
    page = await greeted()
    await page.request("convert/start", paths=[str(raw)], options={**SLOW, "out": str(out)})
    await page.told_of_progress()
    crashed = backend.pid
    os.kill(crashed, signal.SIGKILL)
    assert (await page.end())["retry"] is True
    left = files(out)
    assert left, "the unfinished file is where the result will be"
    assert [path.name for path in left if not (path.name.startswith(".") and path.name.endswith(".partial"))] == []

    page = await greeted()
    assert backend.pid != crashed
    assert await page.request("convert/list") == []
    [found] = (await page.request("convert/inspect", path=str(raw), out=str(out)))["acquisitions"]
    assert found["state"] == "partial", found
    assert "interrupted" in found["stateReason"]
    # Uncompressed, so that the frames can be found in the file as they are.
    options = {"reshape": "none", "compression": "none", "out": str(out)}
    started = await page.request("convert/start", paths=[str(raw)], options=options)
    conversion = await page.told_of_end(started["id"])
    assert conversion["status"] == "done", conversion
    [item] = conversion["items"]
    assert item["output"]["shape"] == [FRAMES, 256, 256]
    assert item["output"]["skipped"] is False
    result = Path(item["output"]["output"])
    assert result in files(out)
    assert [path.name for path in files(out) if path.name.endswith(".partial")] == []
    assert frames_missing(result, raw, range(0, FRAMES, 37)) == []


async def test_all_pages_of_a_user_see_and_may_cancel_the_same_conversion(greeted, raw, out):
    first, second = await greeted(), await greeted()
    started = await first.request("convert/start", paths=[str(raw)], options={**SLOW, "out": str(out)})
    seen = [await page.told_of_progress() for page in (first, second)]
    assert [conversion["id"] for conversion in seen] == [started["id"]] * 2
    assert seen[0]["items"][0]["input"] == seen[1]["items"][0]["input"] == str(raw)
    # The page that began it is closed, another is opened: neither changes anything for the conversion.
    first.socket.close()
    third = await greeted()
    assert [conversion["id"] for conversion in await third.request("convert/list")] == [started["id"]]
    assert (await third.told_of_progress())["id"] == started["id"]
    assert await third.request("convert/cancel", id=started["id"]) is None
    for page in (second, third):
        ended = await page.told_of_end(started["id"])
        assert ended["status"] == "cancelled"
        assert [item["status"] for item in ended["items"]] == ["cancelled"]
    assert files(out) == []
