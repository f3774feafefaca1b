"""Several steps with one request, and jobs of this machine, which cannot be held."""

from __future__ import annotations

import asyncio

import pytest
from page import Refusal


@pytest.fixture
def data_roots(visit) -> list[str]:
    return [str(visit)]


async def test_steps_are_started_together_and_the_later_says_why_it_cannot_begin(greeted, visit):
    page = await greeted()
    raw = visit / "a.mib"
    raw.write_bytes(b"no header")
    options = {"convert": {"out": str(visit / "out")}}
    begun = await page.request("job/startPipeline", references=[], samples=[str(raw)], options=options)
    first, second = begun["jobs"]
    assert [job["kind"] for job in (first, second)] == ["convert", "radial"]
    assert [job["pipeline"] for job in (first, second)] == [
        {"id": begun["id"], "step": step, "steps": 2} for step in (0, 1)
    ]
    with pytest.raises(Refusal, match="cannot be held"):
        await page.request("job/hold", id=second["id"])
    for _ in range(600):
        [ended] = [job for job in await page.request("job/list") if job["id"] == second["id"]]
        if ended["status"] == "failed":
            break
        await asyncio.sleep(0.1)
    [item] = ended["items"]
    assert item["problem"]["message"].startswith("It needs the conversion of a.mib, which failed: ")


async def test_paths_outside_the_data_roots_begin_nothing(greeted, visit, tmp_path):
    page = await greeted()
    outside = tmp_path / "outside"
    outside.mkdir()
    for asked in (
        {"references": [], "samples": [str(outside)]},
        {"references": [str(outside)], "samples": [str(visit)]},
        {"references": [], "samples": [str(visit)], "options": {"radial": {"out": str(outside)}}},
    ):
        with pytest.raises(Refusal, match="outside the folders"):
            await page.request("job/startPipeline", **asked)
    assert await page.request("job/list") == []
