"""The Convert widget without a page: what Python starts, follows and gets back, as real jobs."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PROJECT
from jupyterlab_4dstem.widgets import ConversionError, ConvertWidget
from raw_frames import SLOW, write_raw_frames


@pytest.fixture
def raw(tmp_path) -> Path:
    write_raw_frames(tmp_path / "raw.mib", 20)
    return tmp_path / "raw.mib"


@pytest.fixture
def large(tmp_path) -> Path:
    write_raw_frames(tmp_path / "large.mib", 300)
    return tmp_path / "large.mib"


@pytest.fixture
def params(tmp_path) -> dict:
    return {"reshape": "none", "out": str(tmp_path / "out")}


async def until(condition) -> None:
    while not condition():
        await asyncio.sleep(0.02)


async def test_run_starts_and_done_gives_the_result(raw, params):
    widget = ConvertWidget(raw, params)
    assert (widget.path, widget.state, widget.result) == (str(raw), None, None)
    assert widget.run() is None
    assert (widget.state, widget.result) == ("waiting", None)
    result = await widget.done()
    assert set(result) == {"outputs", "errors"}
    assert result == widget.result
    assert result["errors"] == []
    [output] = result["outputs"]
    assert output["shape"] == [20, 256, 256]
    assert Path(output["output"]).is_file()
    assert widget.state == "done"
    assert json.loads((Path(widget.job["folder"]) / "job.json").read_text())["id"] == widget.job["id"]
    assert await widget.done() == result


async def test_a_scan_shape_chosen_for_a_file_counts_as_it_does_for_the_button(raw, tmp_path, params):
    write_raw_frames(tmp_path / "other.mib", 20)
    shapes = {str(raw): {"reshape": "known", "scanX": 6, "scanY": 3, "firstFrame": 1}}
    widget = ConvertWidget(tmp_path, {**params, "shapes": shapes})
    widget.run()
    shape = {Path(output["input"]).name: output["shape"] for output in (await widget.done())["outputs"]}
    assert shape == {"raw.mib": [3, 6, 256, 256], "other.mib": [20, 256, 256]}
    assert json.loads((Path(widget.job["folder"]) / "job.json").read_text())["choices"] == shapes


async def test_progress_is_told_while_it_runs(large, params):
    widget = ConvertWidget(large, {**params, **SLOW})
    seen = []
    widget.observe(lambda change: seen.append((widget.state, change["new"])), "progress")
    widget.run()
    await widget.done()
    told = [progress["fraction"] for _, progress in seen if progress and progress["fraction"] is not None]
    assert told == sorted(told)
    assert any(0 < fraction < 1 for fraction in told)
    assert any(progress and progress["megabytesPerSecond"] for _, progress in seen)


async def test_failed_files_are_in_the_result_and_raise_nothing(tmp_path, params):
    (tmp_path / "bad.mib").write_bytes(b"no header" * 100)
    widget = ConvertWidget(tmp_path / "bad.mib", params)
    widget.run()
    result = await widget.done()
    assert result["outputs"] == []
    assert result["errors"][0]["input"] == str(tmp_path / "bad.mib")
    assert widget.state == "failed"


def test_relative_paths_are_completed_when_they_are_set(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    widget = ConvertWidget("raw.mib", {"out": "results", "binSig": 2})
    assert (widget.path, widget.params) == (str(tmp_path / "raw.mib"), {"out": str(tmp_path / "results"), "binSig": 2})
    widget.params = {"shapes": {Path("raw.mib"): {"reshape": "none"}}}
    assert widget.params == {"shapes": {str(tmp_path / "raw.mib"): {"reshape": "none"}}}
    widget.params = {"out": "~/results"}
    assert widget.params == {"out": os.path.expanduser("~/results")}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"binsig": 2}, "^binsig: there is no such option. The options are reshape,"),
        ({"reshape": "known", "scanX": 4}, "^scanY: Known shape needs both"),
        ({"shapes": {"/a.mib": {"reshape": "known"}}}, "^The scan shape of /a.mib is not possible: Known shape needs"),
        ({"shapes": {"/a.mib": {"shape": 3}}}, "^shapes./a.mib.reshape: "),
        ({"out": object()}, "^params: "),
    ],
)
async def test_impossible_params_are_told_at_once_with_the_sentence_of_the_command(raw, wrong, sentence):
    widget = ConvertWidget(raw, wrong)
    with pytest.raises(ValueError, match=sentence):
        widget.run()
    assert (widget.state, widget.job) == ("failed", None)
    assert widget.message
    with pytest.raises(ConversionError, match=sentence):
        await widget.done()


async def test_what_cannot_be_started_is_a_sentence(raw, tmp_path, params, monkeypatch):
    (tmp_path / "in the way").write_text("")
    widget = ConvertWidget(raw, {**params, "out": str(tmp_path / "in the way")})
    with pytest.raises(ConversionError, match="in the way"):
        widget.run()
    monkeypatch.setenv("JUPYTERLAB_4DSTEM_NODE", os.devnull)
    with pytest.raises(ConversionError, match="JUPYTERLAB_4DSTEM_NODE"):
        widget.run()


async def test_there_is_nothing_to_wait_for_before_a_start(raw):
    with pytest.raises(ConversionError, match=r"call run\(\)"):
        await ConvertWidget(raw).done()
    with pytest.raises(ValueError, match="set path"):
        ConvertWidget().run()


async def test_cancel_stops_it_and_done_says_what_there_is(large, params):
    widget = ConvertWidget(large, {**params, **SLOW})
    widget.run()
    with pytest.raises(ConversionError, match="has not ended"):
        widget.run()
    await until(lambda: widget.state == "running")
    widget.cancel()
    assert await widget.done() == {"outputs": [], "errors": []}
    assert widget.state == "cancelled"
    widget.cancel()


async def test_interrupted_wait_leaves_the_conversion_running_and_says_so(large, params, capsys):
    widget = ConvertWidget(large, {**params, **SLOW})
    widget.run()
    cell = asyncio.ensure_future(widget.done())
    await until(lambda: widget.state == "running")
    cell.cancel()
    with pytest.raises(asyncio.CancelledError):
        await cell
    assert capsys.readouterr().err == f"The conversion {widget.job['id']} goes on; cancel() stops it.\n"
    assert len((await widget.done())["outputs"]) == 1


async def test_conversion_started_by_the_page_is_followed(raw, params):
    started = ConvertWidget(raw, params)
    started.run()
    widget = ConvertWidget(raw)
    widget.set_state({"job": started.job, "state": "waiting", "result": None})
    assert await widget.done() == await started.done()
    assert widget.state == "done"


async def test_conversion_whose_folder_is_gone_is_lost_not_awaited_for_ever(raw, params, tmp_path):
    widget = ConvertWidget(raw, params)
    widget.set_state({"job": {"id": "x", "folder": str(tmp_path / "gone")}, "state": "running"})
    with pytest.raises(ConversionError, match="can no longer be followed.*gone"):
        await widget.done()
    assert widget.state == "interrupted"


def test_script_waits_without_an_event_loop(raw, params):
    widget = ConvertWidget(raw, params)
    result = widget.run(wait=True)
    assert len(result["outputs"]) == 1
    assert (widget.state, widget.result, widget.wait()) == ("done", result, result)
    assert asyncio.run(widget.done()) == result


def test_script_may_give_up_waiting(large, params):
    widget = ConvertWidget(large, {**params, **SLOW})
    with pytest.raises(TimeoutError, match="goes on"):
        widget.run(wait=True, timeout=0.1)
    widget.cancel()
    assert widget.wait() == {"outputs": [], "errors": []}


def test_relative_path_is_completed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert ConvertWidget("a.mib").path == str(tmp_path / "a.mib")


def test_the_server_needs_no_widgets(tmp_path):
    (tmp_path / "ipywidgets.py").write_text("raise ImportError('not installed')")
    code = "import jupyterlab_4dstem; jupyterlab_4dstem._jupyter_server_extension_points()"
    path = os.pathsep.join([str(tmp_path), str(PROJECT / "python-kernel-bridge")])
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": path}, check=True)
