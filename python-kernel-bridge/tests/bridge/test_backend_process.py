"""One backend per server: started when needed, private, started again after a crash."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import stat
import tempfile
from pathlib import Path

import pytest
from jupyterlab_4dstem.backend import pause_after, private_directory
from jupyterlab_4dstem.framing import PAGE_LIMIT
from page import Refusal
from processes import linux_only
from tornado.websocket import WebSocketClosedError


async def test_nothing_runs_before_the_first_page_and_all_pages_share_one_process(open_page, backend, npm_version):
    assert backend.pid is None
    pages = await asyncio.gather(*(open_page() for _ in range(3)))
    pids = {(await page.hello(npm_version))["pid"] for page in pages}
    assert pids == {backend.pid}


async def test_page_of_another_version_is_told_both_versions_and_gets_nothing(open_page, npm_version):
    page = await open_page()
    with pytest.raises(Refusal, match=rf"Reload this page.*version 9\.9\.9.*version {npm_version}") as refusal:
        await page.hello("9.9.9")
    assert refusal.value.failure == "E_VERSION"
    with pytest.raises(Refusal) as silent:
        await page.request("folder/list", path="/")
    assert silent.value.failure == "E_HANDSHAKE"


@linux_only
async def test_tokens_of_hub_and_server_are_not_in_the_environment_of_the_backend(open_page, npm_version, monkeypatch):
    secrets = [
        "JUPYTERHUB_API_TOKEN",
        "JUPYTERHUB_CLIENT_ID",
        "JPY_API_TOKEN",
        "JPY_SESSION_NAME",
        "JUPYTER_TOKEN",
        "CONFIGPROXY_AUTH_TOKEN",
        "SOME_SITE_TOKEN",
    ]
    for name in secrets:
        monkeypatch.setenv(name, "secret-of-the-hub")
    monkeypatch.setenv("SITE_SETTING", "kept")
    page = await open_page()
    pid = (await page.hello(npm_version))["pid"]
    environment = Path(f"/proc/{pid}/environ").read_bytes().decode().split("\0")
    assert "SITE_SETTING=kept" in environment
    assert not [entry for entry in environment if "secret-of-the-hub" in entry]
    assert not {entry.partition("=")[0] for entry in environment} & set(secrets)


@linux_only
async def test_socket_is_in_a_folder_only_its_owner_can_enter(open_page, npm_version):
    page = await open_page()
    pid = (await page.hello(npm_version))["pid"]
    arguments = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
    socket = Path(arguments[arguments.index("--socket") + 1])
    assert stat.S_ISSOCK(socket.stat().st_mode)
    assert stat.S_IMODE(socket.parent.stat().st_mode) == 0o700
    assert socket.parent.stat().st_uid == os.getuid()


async def test_crash_is_told_to_the_page_and_the_next_page_gets_a_new_backend(open_page, backend, npm_version):
    page = await open_page()
    first = (await page.hello(npm_version))["pid"]
    os.kill(first, signal.SIGKILL)
    said = await page.end()
    assert said == {"message": "The 4D-STEM backend has stopped.", "retry": True}
    assert page.socket.close_code == 1013
    again = await open_page()
    second = (await again.hello(npm_version))["pid"]
    assert second != first
    assert backend.pid == second


async def test_who_has_lost_a_connection_to_a_crash_is_not_sent_to_the_dying_process(backend):
    reader, _ = await backend.connect()
    first = backend.pid
    os.kill(first, signal.SIGKILL)
    with contextlib.suppress(ConnectionError):
        await reader.read()
    assert await backend.ended()
    await backend.connect()
    assert backend.pid != first


async def test_connection_that_the_backend_itself_gave_up_is_no_end(backend):
    reader, writer = await backend.connect()
    writer.write(b"no message\r\n\r\n")
    await reader.read()
    assert not await backend.ended()


async def test_backend_that_ends_at_once_is_reported_with_its_last_words(open_page, backend, tmp_path, monkeypatch):
    broken = tmp_path / "main.mjs"
    broken.write_text("throw new Error('no such luck');")
    monkeypatch.setattr("jupyterlab_4dstem.backend.find_bundle", lambda: str(broken))
    said = await (await open_page()).end()
    assert said["retry"] is True
    assert "ended as it was started" in said["message"]
    assert backend.pid is None


def test_pause_before_a_start_grows_with_every_short_life_and_has_a_limit():
    assert [pause_after(failures) for failures in range(10)] == [0, 0.5, 1, 2, 4, 8, 16, 30, 30, 30]


def test_socket_path_stays_short_below_a_long_temporary_folder(tmp_path, monkeypatch):
    deep = tmp_path / ("long" * 30)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    folder = private_directory()
    try:
        assert len(folder) < 80
        assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
    finally:
        os.rmdir(folder)


async def test_server_is_not_idle_while_its_backend_works(open_page, jp_serverapp, npm_version, tmp_path, monkeypatch):
    stand_in = tmp_path / "main.mjs"
    stand_in.write_text("process.stdout.write('listening\\nbusy\\n'); process.stdin.resume();")
    monkeypatch.setattr("jupyterlab_4dstem.backend.find_bundle", lambda: str(stand_in))
    activity = jp_serverapp.web_app.settings["last_activity_times"]
    assert "jupyterlab_4dstem" not in activity
    assert (await (await open_page()).end())["retry"] is True, "the stand-in has no socket"
    assert jp_serverapp.web_app.last_activity() == activity["jupyterlab_4dstem"]


async def test_missing_node_is_reported_with_what_to_do_and_not_retried(open_page, backend, tmp_path, monkeypatch):
    monkeypatch.setattr(backend, "_node", str(tmp_path / "no-node"))
    said = await (await open_page()).end()
    assert said["retry"] is False
    assert "the setting FourDStem.node" in said["message"]


async def test_stopping_the_server_ends_backend_and_socket_folder(open_page, backend, npm_version, jp_serverapp):
    page = await open_page()
    pid = (await page.hello(npm_version))["pid"]
    folder = Path(backend._socket).parent
    await jp_serverapp.cleanup_extensions()
    assert (await page.end())["retry"] is True
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert not folder.exists()


async def test_messages_of_megabytes_pass_in_both_directions(open_page, npm_version):
    page = await open_page()
    await page.hello(npm_version)
    # The backend refuses this path with a sentence that repeats it. Two characters, five bytes.
    path = "å€" * (6 * 1024 * 1024 // 5)
    with pytest.raises(Refusal) as refusal:
        await page.request("folder/list", path=path)
    assert path in str(refusal.value)


async def test_a_larger_message_ends_that_page_and_no_other(open_page, npm_version):
    page, other = await open_page(), await open_page()
    # The server may close before all of it is sent
    with contextlib.suppress(WebSocketClosedError):
        await page.socket.write_message("x" * (PAGE_LIMIT + 1))
    assert await page.socket.read_message() is None
    assert (await other.hello(npm_version))["pid"] > 0


async def test_bad_parameters_are_answered_with_a_sentence_that_names_them(open_page, npm_version):
    page = await open_page()
    await page.hello(npm_version)
    with pytest.raises(Refusal, match='"folder/list" cannot be carried out. path:') as refusal:
        await page.request("folder/list", path=7)
    assert refusal.value.code == -32602


async def test_binary_messages_are_refused(open_page):
    page = await open_page()
    await page.socket.write_message(b"{}", binary=True)
    await page.end()
    assert page.socket.close_code == 1003
