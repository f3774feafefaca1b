"""A conversion is a job of its own: no page, no backend and no server has to last as long as it does."""

from __future__ import annotations

import json
import mmap
import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from conftest import PROJECT
from job_files import job_process, results
from page import Refusal
from processes import gone, is_running, linux_only
from raw_frames import SLOW, converted_frame, write_raw_frames

FRAMES = 600


@pytest.fixture
def raw(tmp_path) -> Path:
    write_raw_frames(tmp_path / "raw.mib", FRAMES)
    return tmp_path / "raw.mib"


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "out"


def frames_missing(result: Path, raw: Path, frames: Iterable[int]) -> list[int]:
    """Those raw frames that an uncompressed result does not hold, byte for byte."""
    with result.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return [frame for frame in frames if content.find(converted_frame(raw, frame)) < 0]


async def test_conversion_goes_on_when_the_backend_crashes_and_the_next_one_has_it(greeted, backend, raw, out):
    page = await greeted()
    started = await page.request("job/start", kind="convert", inputs=[str(raw)], options={**SLOW, "out": str(out)})
    assert started["status"] == "waiting"
    assert Path(started["folder"]) == out / "scripts" / started["id"]
    await page.told_of_progress()
    crashed = backend.pid
    os.kill(crashed, signal.SIGKILL)
    assert (await page.end())["retry"] is True
    page = await greeted()
    assert backend.pid != crashed
    assert [conversion["id"] for conversion in await page.request("job/list")] == [started["id"]]
    conversion = await page.told_of_end(started["id"])
    assert conversion["status"] == "done", conversion
    assert conversion["items"][0]["result"]["shape"] == [FRAMES, 256, 256]
    assert await gone(job_process(conversion)), "its work is done"


async def test_killed_job_is_interrupted_and_the_next_tidies_up(greeted, raw, out):
    page = await greeted()
    started = await page.request("job/start", kind="convert", inputs=[str(raw)], options={**SLOW, "out": str(out)})
    await page.told_of_progress()
    os.kill(job_process(started), signal.SIGKILL)
    ended = await page.told_of_end(started["id"])
    assert ended["status"] == "interrupted"
    assert "killed" in ended["reason"]
    assert [item["status"] for item in ended["items"]] == ["interrupted"]
    left = results(out)
    assert left, "the unfinished file is where the result will be"
    assert [path.name for path in left if not (path.name.startswith(".") and path.name.endswith(".partial"))] == []
    [found] = (await page.request("convert/inspect", path=str(raw), out=str(out)))["acquisitions"]
    assert found["state"] == "partial", found
    assert "interrupted" in found["stateReason"]

    # Uncompressed, so that the frames can be found in the file as they are.
    options = {"reshape": "none", "compression": "none", "out": str(out)}
    started = await page.request("job/start", kind="convert", inputs=[str(raw)], options=options)
    conversion = await page.told_of_end(started["id"])
    assert conversion["status"] == "done", conversion
    [item] = conversion["items"]
    assert item["result"]["skipped"] is False
    result = Path(item["result"]["output"])
    assert result in results(out)
    assert [path.name for path in results(out) if path.name.endswith(".partial")] == []
    assert frames_missing(result, raw, range(0, FRAMES, 37)) == []


async def test_all_pages_of_a_user_see_and_may_cancel_the_same_conversion(greeted, raw, out):
    first, second = await greeted(), await greeted()
    started = await first.request("job/start", kind="convert", inputs=[str(raw)], options={**SLOW, "out": str(out)})
    seen = [await page.told_of_progress() for page in (first, second)]
    assert [conversion["id"] for conversion in seen] == [started["id"]] * 2
    assert seen[0]["items"][0]["input"] == seen[1]["items"][0]["input"] == str(raw)
    # The page that began it is closed, another is opened: neither changes anything for the conversion.
    first.socket.close()
    third = await greeted()
    assert [conversion["id"] for conversion in await third.request("job/list")] == [started["id"]]
    assert (await third.told_of_progress())["id"] == started["id"]
    assert await third.request("job/cancel", id=started["id"]) is None
    for page in (second, third):
        ended = await page.told_of_end(started["id"])
        assert ended["status"] == "cancelled"
        assert [item["status"] for item in ended["items"]] == ["cancelled"]
    assert results(out) == []


async def test_job_is_told_to_stop_by_a_file_and_leaves_one_file_out_by_another(greeted, raw, out):
    """As another server, or a person at a login node, does it."""
    second = raw.with_name("second.mib")
    os.link(raw, second)
    page = await greeted()
    options = {**SLOW, "out": str(out)}
    started = await page.request("job/start", kind="convert", inputs=[str(raw), str(second)], options=options)
    await page.told_of_progress()
    await page.request("job/cancelItem", id=started["id"], input=str(raw))
    while True:
        conversion = await page.told_of_change()
        if [item["status"] for item in conversion["items"]] == ["cancelled", "running"]:
            break
    (Path(started["folder"]) / "cancel").touch()
    ended = await page.told_of_end(started["id"])
    assert ended["status"] == "cancelled"
    assert results(out) == []
    with pytest.raises(Refusal) as refusal:
        await page.request("job/cancelItem", id=started["id"], input="/other.mib")
    assert refusal.value.failure == "E_JOB"


async def test_jobs_share_the_cores_and_one_too_many_waits_until_it_is_cancelled(greeted, raw, out):
    page = await greeted()
    started = []
    for number in range(5):
        path = raw.with_name(f"raw{number}.mib")
        os.link(raw, path)
        started.append(
            await page.request("job/start", kind="convert", inputs=[str(path)], options={**SLOW, "out": str(out)})
        )
    while True:
        waiting = await page.told_of_change()
        if "cores" in waiting.get("reason", ""):
            break
    assert waiting["status"] == "waiting"
    process = job_process(waiting)
    assert is_running(process)
    await page.request("job/cancel", id=waiting["id"])
    ended = await page.told_of_end(waiting["id"])
    assert ended["status"] == "cancelled"
    assert await gone(process)
    assert not (out / Path(ended["items"][0]["input"]).stem).exists(), "it never began"
    others = [conversion for conversion in await page.request("job/list") if conversion["id"] != ended["id"]]
    assert "running" in {conversion["status"] for conversion in others}
    for conversion in others:
        await page.request("job/cancel", id=conversion["id"])
    assert all([await gone(job_process(conversion)) for conversion in others])


async def test_what_failed_is_tried_again_without_what_was_done(greeted, raw, out, tmp_path):
    broken = tmp_path / "broken.mib"
    broken.write_bytes(b"no frames" * 100)
    os.utime(broken, (0, 0))
    page = await greeted()
    options = {"reshape": "none", "out": str(out)}
    started = await page.request("job/start", kind="convert", inputs=[str(raw), str(broken)], options=options)
    ended = await page.told_of_end(started["id"])
    assert ended["status"] == "failed"
    assert [item["status"] for item in ended["items"]] == ["done", "failed"]
    assert ended["items"][1]["problem"]["input"] == str(broken)
    log = (Path(ended["folder"]) / "log-0.txt").read_text()
    assert ended["items"][1]["problem"]["message"] in log
    write_raw_frames(broken, 3)
    os.utime(broken, (0, 0))
    again = await page.request("job/retry", id=started["id"])
    assert again["retryOf"] == started["id"]
    ended = await page.told_of_end(again["id"])
    assert [(item["input"], item["status"]) for item in ended["items"]] == [(str(broken), "done")]
    with pytest.raises(Refusal, match="nothing to try again"):
        await page.request("job/retry", id=again["id"])


@linux_only
async def test_job_has_a_session_of_its_own_and_no_secrets(greeted, backend, raw, out, monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "secret-of-the-hub")
    page = await greeted()
    started = await page.request("job/start", kind="convert", inputs=[str(raw)], options={**SLOW, "out": str(out)})
    await page.told_of_progress()
    pid = job_process(started)
    assert os.getsid(pid) == pid
    assert "secret-of-the-hub" not in Path(f"/proc/{pid}/environ").read_text()
    standard = {os.readlink(f"/proc/{pid}/fd/{number}") for number in (0, 1, 2)}
    assert standard == {"/dev/null", f"{started['folder']}/log-0.txt"}
    inherited = {os.readlink(entry) for entry in Path(f"/proc/{pid}/fd").iterdir() if entry.is_symlink()}
    assert not [target for target in inherited if "rpc.sock" in target]


async def test_jobs_are_listed_on_the_command_line(greeted, raw, out, jp_environ, npm_version):
    page = await greeted()
    options = {"reshape": "none", "out": str(out)}
    started = await page.request("job/start", kind="convert", inputs=[str(raw)], options=options)
    await page.told_of_end(started["id"])
    assert started["id"] in jobs_command()
    [job] = json.loads(jobs_command("--json"))["jobs"]
    assert (job["id"], job["state"], job["folder"]) == (started["id"], "complete", started["folder"])


def jobs_command(*arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "python-kernel-bridge")}
    command = [sys.executable, "-m", "jupyterlab_4dstem.command", "jobs", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
