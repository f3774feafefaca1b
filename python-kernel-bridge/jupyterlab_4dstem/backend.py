"""The one backend process of a server: started when first needed, again after a crash, ended with the server."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence

from .address_space import TooLittleAddressSpace, require_address_space
from .environment import KEPT_VARIABLE, kept_names, scrubbed
from .node import NodeNotFound, find_bundle, find_node

MEMORY_VARIABLE = "JUPYTERLAB_4DSTEM_MEMORY_GB"

# Path length of a unix socket: 108 bytes on Linux, 104 on macOS, with the closing zero.
LONGEST_SOCKET_PATH = 100
# Reading in larger pieces than asyncio's 64 kB makes large answers five times faster.
STREAM_LIMIT = 1024 * 1024
START_TIMEOUT = 60.0
STOP_TIMEOUT = 10.0
# A backend that lived this long did not fail because of how it was started.
HEALTHY_SECONDS = 30.0
LONGEST_PAUSE = 30.0
# A process that dies closes its connections some milliseconds before anybody is told of its end.
LONGEST_DYING = 1.0


class BackendUnavailable(RuntimeError):
    """There is no backend to talk to. The message is for the user; `retry` says whether trying again may help."""

    def __init__(self, message: str, *, retry: bool) -> None:
        super().__init__(message)
        self.retry = retry


class Backend:
    """Starts, watches and ends the Node process, and opens connections to it.

    `data_roots` limits what it may read and write (empty: what the user may); `memory_gb` what the frames of one request may take (0: as usual);
    `job_environment` names variables that jobs get although they look secret; `node` overrides the look-up of Node.js;
    `on_busy` is called now and then while a job of the user works on this machine.
    """

    def __init__(
        self,
        *,
        log: logging.Logger,
        node: str = "",
        data_roots: Sequence[str] = (),
        memory_gb: float = 0,
        job_environment: Sequence[str] = (),
        on_busy: Callable[[], None] = lambda: None,
    ) -> None:
        self._log = log
        self._on_busy = on_busy
        self._node = node
        self._data_roots = list(data_roots)
        self._settings = {MEMORY_VARIABLE: str(memory_gb)} if memory_gb else {}
        self._job_environment = list(job_environment)
        self._lock = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._watcher: asyncio.Task[None] | None = None
        self._directory = ""
        self._last_words: deque[str] = deque(maxlen=3)
        self._failures = 0
        self._stopping = asyncio.Event()

    @property
    def pid(self) -> int | None:
        """Process id of the running backend."""
        return self._process.pid if self._process else None

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A new connection to the backend, which is started when it is not running.

        After a crash this waits, longer with every crash that follows soon after a start. Raises BackendUnavailable.
        """
        async with self._lock:
            if self._process and self._watcher and self._process.returncode is not None:
                await self._watcher
            if self._process is None:
                await self._pause()
                await self._start()
            try:
                return await asyncio.open_unix_connection(self._socket, limit=STREAM_LIMIT)
            except OSError as error:
                raise BackendUnavailable(f"The 4D-STEM backend does not answer: {error}.", retry=True) from error

    async def ended(self) -> bool:
        """Whether the process has ended, for whoever has lost a connection to it. Waits a moment for that end to be known:
        who connects before would be sent to the dying process."""
        if self._process is None:
            return True
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._process.wait(), LONGEST_DYING)
            return True
        return False

    async def stop(self) -> None:
        """Ends the backend, but not the jobs it has started; killed when it does not end in time."""
        self._stopping.set()
        async with self._lock:
            process, watcher = self._process, self._watcher
            if process is None or watcher is None:
                return
            process.terminate()
            try:
                await asyncio.wait_for(asyncio.shield(watcher), STOP_TIMEOUT)
            except asyncio.TimeoutError:
                self._log.warning("The 4D-STEM backend did not end within %d s and is killed.", STOP_TIMEOUT)
                process.kill()
                await watcher

    @property
    def _socket(self) -> str:
        return os.path.join(self._directory, "rpc.sock")

    async def _pause(self) -> None:
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), pause_after(self._failures))
        if self._stopping.is_set():
            raise BackendUnavailable("The Jupyter server is shutting down.", retry=True)

    async def _start(self) -> None:
        try:
            # In a thread: on a cold network file system even "node --version" may take its time.
            node = await asyncio.to_thread(find_node, self._node)
            await asyncio.to_thread(require_address_space, node)
            command = [node, find_bundle(), "serve"]
        except (NodeNotFound, TooLittleAddressSpace) as error:
            raise BackendUnavailable(str(error), retry=False) from error
        self._directory = private_directory()
        command += ["--socket", self._socket]
        for root in self._data_roots:
            command += ["--data-root", root]
        kept = kept_names(os.environ, self._job_environment)
        started = time.monotonic()
        # The pipe on stdin is never written to: its end tells the backend that the server is gone, however it went.
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={**scrubbed(os.environ, kept), KEPT_VARIABLE: ",".join(kept), **self._settings},
            limit=STREAM_LIMIT,
        )
        self._process = process
        listening = asyncio.Event()
        self._watcher = asyncio.create_task(self._watch(process, self._directory, listening, started))
        waiting = asyncio.create_task(listening.wait())
        await asyncio.wait({waiting, self._watcher}, timeout=START_TIMEOUT, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if self._process is None:
            words = " ".join(self._last_words)
            raise BackendUnavailable(f"The 4D-STEM backend ended as it was started. {words}".strip(), retry=True)
        if not listening.is_set():
            process.kill()
            await self._watcher
            raise BackendUnavailable(f"The 4D-STEM backend did not start within {START_TIMEOUT:.0f} s.", retry=True)
        self._log.info("The 4D-STEM backend runs as process %d.", process.pid)

    async def _watch(
        self, process: asyncio.subprocess.Process, directory: str, listening: asyncio.Event, started: float
    ) -> None:
        assert process.stdout and process.stderr
        self._last_words.clear()
        relays = {
            asyncio.create_task(self._relay_output(process.stdout, listening)),
            asyncio.create_task(self._relay_errors(process.stderr)),
        }
        await process.wait()
        # What it said last is still in the pipes; a process it left behind may hold them open for ever.
        _, unfinished = await asyncio.wait(relays, timeout=1)
        for relay in unfinished:
            relay.cancel()
        shutil.rmtree(directory, ignore_errors=True)
        self._process = None
        if self._stopping.is_set():
            self._log.info("The 4D-STEM backend has ended.")
            return
        lived = time.monotonic() - started
        self._failures = 1 if lived > HEALTHY_SECONDS else self._failures + 1
        self._log.error("The 4D-STEM backend ended with status %s after %.0f s.", process.returncode, lived)

    async def _relay_output(self, stream: asyncio.StreamReader, listening: asyncio.Event) -> None:
        async for line in lines(stream):
            if line == "listening":
                listening.set()
            elif line == "busy":
                self._on_busy()
            else:
                self._log.info("4D-STEM backend: %s", line)

    async def _relay_errors(self, stream: asyncio.StreamReader) -> None:
        async for line in lines(stream):
            self._last_words.append(line)
            self._log.warning("4D-STEM backend: %s", line)


def pause_after(failures: int) -> float:
    """Seconds to wait before the next start, after so many short lives in a row."""
    return min(LONGEST_PAUSE, 0.5 * 2 ** (failures - 1)) if failures else 0.0


def private_directory() -> str:
    """A new directory for the socket that nobody but its owner can enter, with a path short enough for a socket."""
    path = tempfile.mkdtemp(prefix="4dstem-")
    if len(os.fsencode(path)) + len("/rpc.sock") > LONGEST_SOCKET_PATH:
        os.rmdir(path)
        path = tempfile.mkdtemp(prefix="4dstem-", dir="/tmp")
    return path


async def lines(stream: asyncio.StreamReader):
    """The lines of a text stream without their ends; one that is too long to keep is left out, and that is said."""
    while True:
        try:
            line = await stream.readline()
        except ValueError:
            yield "(a line of more than 1 MB was left out)"
            continue
        if not line:
            return
        yield line.decode(errors="replace").rstrip()
