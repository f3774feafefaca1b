"""A JupyterHub as a centre runs it: proxy, login, somebody else's account, a prefix, a name that needs quoting."""

from __future__ import annotations

import json
import os
import shutil
import signal
from pathlib import Path

import pytest
from conftest import PROJECT
from hub import Hub, HubMissing, find_proxy
from job_files import job_process, results
from processes import command_line, gone, is_running, linux_only, parent
from raw_frames import SLOW, write_raw_frames
from tornado.httpclient import HTTPClientError

REAL_DATA = PROJECT.parent / "shared" / "data" / "mib" / "002_merlin_test_roi_sig256x128_nav4x2_hot_pixel_52x_39y.mib"


@pytest.fixture(scope="module")
def started():
    """Hubs of this module; one serves all tests but for those after the one that stops it."""
    hubs: list[Hub] = []
    yield hubs
    for hub in hubs:
        hub.clean()


@pytest.fixture
def hub(started, tmp_path_factory):
    try:
        proxy = find_proxy()
    except HubMissing as missing:
        pytest.skip(str(missing))
    if not started or started[-1].stopped:
        started.append(Hub(tmp_path_factory.mktemp("hub"), proxy))
        started[-1].wait()
    return started[-1]


@pytest.fixture
def maria(hub):
    """Somebody with a server."""
    visitor = hub.visitor("maría b@lab")
    visitor.start_server()
    return visitor


@pytest.fixture
def other(hub):
    """Somebody else with a login at the same hub."""
    return hub.visitor("otto")


async def test_user_is_served_through_the_proxy_below_prefix_and_quoted_name(hub, maria, npm_version):
    lab = maria.look(f"{maria.server}lab")
    assert '"baseUrl": "/centre/user/mar%C3%ADa%20b@lab/"' in lab.text
    page = await maria.open_page()
    facts = await page.hello(npm_version)
    assert facts["version"] == npm_version
    assert facts["pid"] in hub.processes()
    assert Path(facts["home"]).name == maria.name
    (Path(facts["home"]) / "séance 1").mkdir(exist_ok=True)
    folder = await page.request("folder/list", path=facts["home"])
    assert "séance 1" in [entry["name"] for entry in folder["entries"]]


async def test_real_file_is_converted(maria, npm_version, tmp_path):
    if not REAL_DATA.is_file():
        pytest.skip(f"The real data are not here: {REAL_DATA.name} is looked for in ../shared/data/mib.")
    for suffix in (".mib", ".hdr"):
        shutil.copy(REAL_DATA.with_suffix(suffix), tmp_path)
    page = await maria.open_page()
    await page.hello(npm_version)
    raw, out = tmp_path / REAL_DATA.name, tmp_path / "out"
    started = await page.request("job/start", kind="convert", inputs=[str(raw)], options={"out": str(out)})
    conversion = await page.told_of_end(started["id"])
    assert conversion["status"] == "done", conversion
    [item] = conversion["items"]
    assert item["result"]["shape"] == [2, 4, 128, 256], "rows, columns of scan and read-out as its .hdr has them"
    assert Path(item["result"]["output"]).stat().st_size == item["result"]["bytes_out"]


async def refused(opening) -> bool:
    with pytest.raises(HTTPClientError) as refusal:
        await opening
    return refusal.value.code == 403


@pytest.mark.parametrize("credentials", [{}, {"Cookie": "_xsrf=x"}, {"Authorization": "token wrong"}])
async def test_anonymous_page_is_refused(maria, credentials):
    assert await refused(maria.open_page(**{"Cookie": "", **credentials}))
    assert await refused(maria.open_page(query="?token=wrong", Cookie=""))


async def test_other_user_is_refused_whatever_the_credentials(hub, maria, other):
    assert other.look(f"{maria.server}lab").status_code == 403, "the hub itself introduces nobody else"
    assert await refused(other.open_page(maria.server))
    everything = "; ".join(f"{name}={value}" for name, value in other.cookies.items())
    assert await refused(other.open_page(maria.server, Cookie=everything))
    token = other.token()
    known = other.look(f"{hub.url}hub/api/user", Authorization=f"token {token}")
    assert known.json()["name"] == other.name, "a token that is good elsewhere"
    assert await refused(other.open_page(maria.server, Authorization=f"token {token}"))
    assert await refused(other.open_page(maria.server, query=f"?token={token}"))


async def test_token_of_the_user_is_enough_where_a_site_forbids_cookies_for_websockets(maria, npm_version):
    page = await maria.open_page(query=f"?token={maria.token()}", Cookie="")
    assert (await page.hello(npm_version))["version"] == npm_version


@pytest.mark.parametrize("origin", ["http://example.org", "http://127.0.0.1:1", "http://localhost", "null"])
async def test_page_of_another_origin_is_refused_with_cookie_and_with_token(maria, origin):
    assert await refused(maria.open_page(Origin=origin))
    assert await refused(maria.open_page(query=f"?token={maria.token()}", Cookie="", Origin=origin))


@linux_only
async def test_what_the_hub_entrusts_to_the_server_does_not_reach_the_backend(maria, npm_version):
    pid = (await (await maria.open_page()).hello(npm_version))["pid"]
    of_server = environment(parent(pid))
    of_backend = environment(pid)
    assert of_server["JUPYTERHUB_API_TOKEN"], "there is something to keep back"
    assert of_backend["HOME"] == of_server["HOME"]
    private = ("JUPYTERHUB_", "JPY_", "CONFIGPROXY_")
    assert [name for name in of_backend if name.startswith(private) or "TOKEN" in name] == []
    secrets = {value for name, value in of_server.items() if "TOKEN" in name and value}
    assert not secrets & {*of_backend.values(), *command_line(pid)}


def environment(pid: int) -> dict[str, str]:
    """Variables of a process, as it was started with them."""
    entries = Path(f"/proc/{pid}/environ").read_text().split("\0")
    return dict(entry.split("=", 1) for entry in entries if entry)


async def test_stopping_the_hub_leaves_no_process_and_no_socket_but_the_job_at_work(hub, maria, npm_version, tmp_path):
    raw, out = tmp_path / "raw.mib", tmp_path / "out"
    write_raw_frames(raw, 600)
    page = await maria.open_page()
    pid = (await page.hello(npm_version))["pid"]
    arguments = command_line(pid)
    socket = Path(arguments[arguments.index("--socket") + 1])
    assert socket.is_socket()
    started = await page.request("job/start", kind="convert", inputs=[str(raw)], options={**SLOW, "out": str(out)})
    await page.told_of_progress()
    job = job_process(started)
    processes = hub.processes() - {job}
    assert pid in processes
    assert len(processes) >= 4, "hub, proxy, server, backend"
    # Else it might be done before the hub is.
    os.kill(job, signal.SIGSTOP)
    hub.terminate()
    assert [process for process in processes if not await gone(process)] == []
    assert not socket.parent.exists()
    assert is_running(job), "work that a user has started outlives the hub"
    os.kill(job, signal.SIGTERM)
    os.kill(job, signal.SIGCONT)
    assert await gone(job)
    assert results(out) == [], "asked by the system to end, a job leaves nothing unfinished"
    progress = json.loads((Path(started["folder"]) / "progress-0.json").read_text())
    assert (progress["status"], progress["reason"][:10]) == ("interrupted", "The system")
