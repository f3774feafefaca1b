"""The site setting `data_roots` limits what the panels reach, after links are resolved."""

from __future__ import annotations

from pathlib import Path

import pytest
from page import Refusal
from raw_frames import write_raw_frames


@pytest.fixture
def tree(tmp_path):
    for folder in ("data/visit é 'a b'", "data2", "data3", "secret"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "data/out").symlink_to(tmp_path / "secret")
    (tmp_path / "entrance").symlink_to(tmp_path / "data")
    return tmp_path


@pytest.fixture
def data_roots(tree):
    return [str(tree / "entrance"), str(tree / "data3")]


async def test_page_learns_the_roots(open_page, npm_version, data_roots):
    assert (await (await open_page()).hello(npm_version))["dataRoots"] == data_roots


@pytest.mark.parametrize("folder", ["data", "entrance", "data3", "data/visit é 'a b'", "secret/../data"])
async def test_what_leads_into_a_root_is_listed(open_page, npm_version, tree, folder):
    page = await open_page()
    await page.hello(npm_version)
    assert isinstance((await page.request("folder/list", path=f"{tree}/{folder}"))["entries"], list)


@pytest.mark.parametrize("folder", ["", "secret", "data2", "data/out", "data/../secret"])
async def test_what_leads_out_of_the_roots_is_refused_with_the_roots_named(open_page, npm_version, tree, folder):
    page = await open_page()
    await page.hello(npm_version)
    with pytest.raises(Refusal, match="outside the folders") as refusal:
        await page.request("folder/list", path=f"{tree}/{folder}")
    assert refusal.value.failure == "E_OUTSIDE_ROOTS"
    assert f'"{tree}/entrance", "{tree}/data3"' in str(refusal.value)


@pytest.mark.parametrize("outside", ["data/out/x", "data/out/../secret/x", "data2/x"])
@pytest.mark.parametrize("request_", ["convert/inspect", "job/start", "viewer/file"])
async def test_every_request_with_a_path_refuses_what_is_outside(open_page, npm_version, tree, request_, outside):
    page = await open_page()
    await page.hello(npm_version)
    outside = f"{tree}/{outside}"
    params = {
        "convert/inspect": {"path": outside},
        "job/start": {"kind": "convert", "inputs": [outside], "options": {}},
        "viewer/file": {"output": outside},
    }[request_]
    with pytest.raises(Refusal) as refusal:
        await page.request(request_, **params)
    assert refusal.value.failure == "E_OUTSIDE_ROOTS"


async def test_job_keeps_to_the_roots_too(open_page, npm_version, tree):
    """What it finds in a folder may be a link that leads out, which only the job itself gets to see."""
    folder, secret = tree / "data/visit é 'a b'", tree / "secret/other.mib"
    write_raw_frames(folder / "own.mib", 2)
    write_raw_frames(secret, 2)
    (folder / "link.mib").symlink_to(secret)
    page = await open_page()
    await page.hello(npm_version)
    options = {"reshape": "none", "out": str(tree / "data3/out")}
    started = await page.request("job/start", kind="convert", inputs=[str(folder)], options=options)
    ended = await page.told_of_end(started["id"])
    found = {Path(item["input"]).name: item for item in ended["items"]}
    assert found["own.mib"]["status"] == "done", ended
    assert found["link.mib"]["problem"]["code"] == "E_OUTSIDE_ROOTS"
    assert not list((tree / "data3/out").rglob("other*")) and not list((tree / "data3/out").rglob("link*"))


async def test_results_are_not_written_outside(open_page, npm_version, tree):
    page = await open_page()
    await page.hello(npm_version)
    with pytest.raises(Refusal, match="may be written") as refusal:
        await page.request(
            "job/start", kind="convert", inputs=[f"{tree}/data"], options={"out": f"{tree}/data/out/new"}
        )
    assert refusal.value.failure == "E_OUTSIDE_ROOTS"


class TestRootsThatAreNoFullPaths:
    """Each process would take them for another folder, and an empty one for where it was started."""

    @pytest.fixture
    def data_roots(self):
        return ["", "data", "~/data"]

    async def test_they_let_nothing_through_and_are_warned_of(self, greeted, tree):
        page = await greeted()
        for folder in [tree, Path.cwd(), Path.home()]:
            with pytest.raises(Refusal, match="outside the folders"):
                await page.request("folder/list", path=str(folder))

    def test_the_log_says_so(self, jp_serverapp, caplog):
        [extension] = jp_serverapp.extension_manager.extension_apps["jupyterlab_4dstem"]
        extension.initialize_handlers()
        told = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
        told = [text for text in told if "FourDStem.data_roots" in text]
        assert len(told) >= 3 and "'' of FourDStem.data_roots is empty" in told[0]
        assert "'data' of FourDStem.data_roots is not a full path" in told[1]
