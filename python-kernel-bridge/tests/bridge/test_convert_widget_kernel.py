"""The Convert widget in a real kernel: one cell starts, waits and has the result, though no page can answer meanwhile."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import PROJECT
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import KernelManager
from raw_frames import SLOW, write_raw_frames

LONGEST_CELL = 120  # s


class Kernel:
    """Runs cells, and keeps what they print and what they send to the page."""

    def __init__(self, manager: KernelManager, client: BlockingKernelClient) -> None:
        self.manager = manager
        self.client = client
        self.printed = ""
        self.states: list[dict] = []
        self.interrupt_at = ""

    def run(self, code: str) -> dict:
        return self.client.execute_interactive(code, timeout=LONGEST_CELL, output_hook=self._hear)["content"]

    def _hear(self, message: dict) -> None:
        content = message["content"]
        if message["msg_type"] == "stream":
            self.printed += content["text"]
            if self.interrupt_at and self.interrupt_at in self.printed:
                self.interrupt_at = ""
                self.manager.interrupt_kernel()
        elif message["msg_type"] == "comm_msg" and content["data"].get("method") == "update":
            self.states.append(content["data"]["state"])


@pytest.fixture
def kernel(tmp_path, monkeypatch) -> Iterator[Kernel]:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    manager = KernelManager(kernel_name="python3")
    package = str(PROJECT / "python-kernel-bridge")
    manager.start_kernel(cwd=str(tmp_path), env={**os.environ, "PYTHONPATH": package})
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=LONGEST_CELL)
        yield Kernel(manager, client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_one_cell_runs_and_awaits(kernel, tmp_path):
    write_raw_frames(tmp_path / "raw.mib", 20)
    cell = """
from jupyterlab_4dstem.widgets import ConvertWidget
w = ConvertWidget(path="raw.mib", params={"reshape": "none", "out": "out"})
w.run()
result = await w.done()
print(w.state, result["outputs"][0]["output"])
"""
    reply = kernel.run(cell)
    assert reply["status"] == "ok", reply
    state, output = kernel.printed.split()
    assert state == "done"
    assert Path(output).is_relative_to(tmp_path / "out")
    assert Path(output).is_file()
    # The page has heard of the end while the cell ran
    assert any(state.get("state") == "done" and len(state["result"]["outputs"]) == 1 for state in kernel.states)


def test_interrupting_the_kernel_leaves_the_conversion_running(kernel, tmp_path):
    write_raw_frames(tmp_path / "raw.mib", 500)
    cell = f"""
from jupyterlab_4dstem.widgets import ConvertWidget
w = ConvertWidget(path="raw.mib", params={ {**SLOW, "out": str(tmp_path / "out")} })
w.observe(lambda change: print("it is", change["new"], flush=True), "state")
w.run()
await w.done()
"""
    kernel.interrupt_at = "it is running"
    assert kernel.run(cell)["status"] == "error"
    assert "goes on; cancel() stops it" in kernel.printed
    reply = kernel.run("print(w.state); result = await w.done(); print(len(result['outputs']), w.state)")
    assert reply["status"] == "ok", reply
    assert kernel.printed.endswith("running\n1 done\n")
