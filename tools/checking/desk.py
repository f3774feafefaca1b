"""Where a check works: its commands, a folder for its reports, and its share of the machine."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO


class Stopped(Exception):
    """The check is to end."""


class Desk:
    """
    Runs commands one after another, each in a session of its own: an interrupt in the terminal reaches none of them by itself,
    and `stop` reaches all that they have started.

    Args:
        folder: for reports; all checks have the same
        environment: variables of the commands
        processors: how many the check may keep busy
        output: where commands print to; None for where this program prints to
    """

    def __init__(self, folder: Path, environment: Mapping[str, str], processors: int, output: IO[str] | None) -> None:
        self.folder = folder
        self.environment = environment
        self.processors = processors
        self.output = output
        self._lock = threading.Lock()
        self._running: subprocess.Popen | None = None
        self._stopped = False

    def say(self, text: str) -> None:
        print(text, file=self.output, flush=True)

    def run(self, *command: str | Path, cwd: Path, **variables: str) -> int:
        """
        Runs a command to its end.

        Returns:
            its exit status

        Raises:
            Stopped: the check was stopped before or meanwhile
        """
        arguments = [str(part) for part in command]
        self.say(f"\n== {' '.join(arguments)}")
        with self._lock:
            if self._stopped:
                raise Stopped
            self._running = process = subprocess.Popen(
                arguments,
                cwd=cwd,
                env={**self.environment, **variables},
                stdin=subprocess.DEVNULL,
                stdout=self.output,
                stderr=self.output and subprocess.STDOUT,
                start_new_session=True,
            )
        status = process.wait()
        if self._stopped:
            raise Stopped
        return status

    def stop(self, patience: float) -> None:
        """Asks what runs to end as Ctrl+C does, so that it can clean up; after so many seconds, ends what is left."""
        with self._lock:
            self._stopped = True
            process = self._running
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
