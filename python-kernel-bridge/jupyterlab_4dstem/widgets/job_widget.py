"""What notebook widgets of all kinds have in common: a job that is started, followed and stopped from Python or the cell."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping
from contextlib import aclosing
from typing import Any, ClassVar

from ipywidgets import DOMWidget
from traitlets import Dict, Enum, TraitError, Unicode, default, observe, validate

from .._version import __version__
from . import job as jobs
from .job import JobError
from .options import by_option, plain

STATES = ("waiting", "running", "done", "failed", "cancelled", "interrupted", "unknown")
OPEN = ("waiting", "running", "unknown")
MODULE = "jupyterlab-4dstem"
NO_PATHS = ("auto", "off", "Au", "Al", "Si", "MgO")


class JobWidget(DOMWidget):
    """A panel of JupyterLab in a cell, with what it is given and what comes out of it.

    The job is a process of its own, which goes on when the kernel is interrupted, restarted or shut down; panels show it
    too. What it did last is saved with the notebook (Settings, Save Widget State Automatically).

    Options can be given by name, as Python writes names: ``hot_pixels="off"`` is the option ``hotPixels``. Numbers, ranges and
    paths may be of any type that stands for one, such as those of numpy and pathlib.

    A subclass names its ``kind`` and ``noun``, the button that starts it in the cell, and lists the options in the help of
    ``params``.
    """

    kind: ClassVar[str]
    """Command and kind of job, as ``convert``."""
    noun: ClassVar[str]
    """A job of it in words, as ``conversion``."""
    button: ClassVar[str]
    """What starts it in the cell."""
    path_options: ClassVar[tuple[str, ...]] = ("out",)
    """Options that name files or folders: relative ones are completed, "auto", "off" and the names of standards stay."""
    choices_option: ClassVar[str] = ""
    """What is chosen for single files in place of the options, by path; empty where nothing can be."""

    _model_name = Unicode().tag(sync=True)
    _view_name = Unicode().tag(sync=True)
    _model_module = Unicode(MODULE).tag(sync=True)
    _model_module_version = Unicode(f"^{__version__}").tag(sync=True)
    _view_module = Unicode(MODULE).tag(sync=True)
    _view_module_version = Unicode(f"^{__version__}").tag(sync=True)

    path = Unicode(help="File or folder to work on, a full path; a relative one is completed when it is set.").tag(
        sync=True
    )

    params = Dict(
        key_trait=Unicode(),
        help="""Options that are not as usual, by name. Set it to fill the form; it is set when an edit of the form is
        finished. Replace it as a whole. Relative paths in it are completed when it is set.""",
    ).tag(sync=True)

    result = Dict(
        default_value=None,
        allow_none=True,
        help="""What the last job did, as its command prints it with `--json` for several files: a list of results, and
        "errors", one for each file that failed with its message. None before a job has ended.""",
    ).tag(sync=True)

    state = Enum(
        STATES,
        default_value=None,
        allow_none=True,
        help="""How the job stands: waiting (for cores), running, done, failed (at least one file), cancelled, interrupted
        (its process is gone), unknown (the cluster does not answer); None before the first.""",
    ).tag(sync=True)

    progress = Dict(
        default_value=None,
        allow_none=True,
        help="""While it runs: "fraction" (0 to 1), "megabytesPerSecond", "patternsPerSecond", "secondsLeft", each None when not
        known yet, "framesDone" and "frames".""",
    ).tag(sync=True)

    message = Unicode(help="Why it waits, was interrupted or could not be started, in words; else empty.").tag(
        sync=True
    )

    job = Dict(
        default_value=None,
        allow_none=True,
        help="""The job itself: "id", as `jupyter 4dstem jobs` lists it, and "folder", with its log. Set by `run` or by the
        button in the cell.""",
    ).tag(sync=True)

    def __init__(
        self, path: str | os.PathLike[str] = "", params: Mapping[str, Any] | None = None, **options: Any
    ) -> None:
        """`path`: a file, or a folder to search for files. `params` and `options`: what is not as usual."""
        self._task: asyncio.Task[None] | None = None
        own = (*self.class_trait_names(sync=True), "comm", "model_id")
        traits = {name: options.pop(name) for name in own if name in options}
        super().__init__(path=os.fspath(path), params={**(params or {}), **by_option(options)}, **traits)

    def run(
        self, *, wait: bool = False, timeout: float | None = None, submit: str = "local", **cluster: Any
    ) -> dict[str, Any] | None:
        """Starts the job and returns at once; `state`, `progress` and `result` follow it.

        With `wait` it returns the result when the job has ended, as `wait()` does. With `submit="slurm"` it is a job of the
        cluster, of which can be asked `partition`, `mem` ("64G"), `time` ("02:00:00"), `account`, `login` (host) and
        `array_limit` (tasks at a time): as the settings have it, and time and memory as estimated from the data, where
        nothing is said.

        Raises ValueError when there is no path or an option is not possible, JobError when nothing could be started or
        the job before this one has not ended.
        """
        unknown = [name for name in cluster if name not in jobs.CLUSTER]
        if unknown:
            raise TypeError(f"run() takes no {unknown[0]}: of the cluster can be asked {', '.join(jobs.CLUSTER)}.")
        if not self.path:
            raise ValueError(f'There is nothing to {self.kind} yet: set path, as in {type(self).__name__}(path="...").')
        if self.state in OPEN:
            raise JobError(f"The {self.noun} before this one has not ended: wait for it with done(), or cancel() it.")
        try:
            started = jobs.start(self.kind, self.path, self.params, submit, cluster)
        except (ValueError, JobError) as error:
            with self.hold_sync():
                self.job, self.result, self.progress = None, None, None
                self.state, self.message = "failed", str(error)
            raise
        with self.hold_sync():
            self.result, self.progress = None, None
            self.state, self.message = "waiting", ""
            self.job = started
        return self.wait(timeout) if wait else None

    async def done(self) -> dict[str, Any]:
        """Waits for the end of the job, whether `run` or the button in the cell has started it.

        Returns `result`: files that failed are in its "errors" and raise nothing. It does so without the page, and
        leaves the job running when the wait is interrupted. Raises JobError when no job was started, or it cannot be
        followed to its end.
        """
        self._require_job()
        while self.state in OPEN:
            task = self._following()
            try:
                await asyncio.shield(task)
            except asyncio.CancelledError:
                if not task.cancelled():
                    self._say_it_goes_on()
                raise
        return self._ended()

    def wait(self, timeout: float | None = None) -> dict[str, Any]:
        """As `done`, for scripts: blocks until the job has ended.

        Raises TimeoutError after `timeout` seconds; the job goes on.
        """
        job = self._require_job()
        try:
            if self.state in OPEN:
                for news in jobs.follow_blocking(job["folder"], timeout):
                    self._take(news)
        except KeyboardInterrupt:
            self._say_it_goes_on()
            raise
        return self._ended()

    def cancel(self) -> None:
        """Asks the job to stop, which it does within a second; files that are complete are kept.

        Does nothing when none runs. Raises JobError when it cannot be asked.
        """
        if self.job is not None and self.state in OPEN:
            jobs.cancel(self.job["folder"])

    @default("_model_name")
    def _model_of_kind(self) -> str:
        return f"{self.kind.capitalize()}WidgetModel"

    @default("_view_name")
    def _view_of_kind(self) -> str:
        return f"{self.kind.capitalize()}WidgetView"

    @validate("path")
    def _full_path(self, proposal: dict[str, Any]) -> str:
        return full_path(proposal["value"])

    @validate("params")
    def _full_paths(self, proposal: dict[str, Any]) -> dict[str, Any]:
        params = self._completed(plain(proposal["value"]))
        choices = params.get(self.choices_option)
        if isinstance(choices, dict):
            params[self.choices_option] = {full_path(path): self._completed(each) for path, each in choices.items()}
        return params

    def _completed(self, options: Any) -> Any:
        """Options with full paths; anything else than options is left for the job to refuse."""
        for name in self.path_options if isinstance(options, dict) else ():
            value = options.get(name)
            if isinstance(value, str) and value not in NO_PATHS:
                options[name] = full_path(value)
            elif isinstance(value, list):
                options[name] = [full_path(path) for path in value]
        return options

    @validate("job")
    def _job_with_folder(self, proposal: dict[str, Any]) -> dict[str, str] | None:
        job = proposal["value"]
        if job is not None and not {"id", "folder"} <= set(job):
            raise TraitError('A job has an "id" and a "folder".')
        return job

    @observe("job")
    def _on_job(self, _change: dict[str, Any]) -> None:
        """Follows a job that `run` or the page has started, where a loop runs; a script does it in `wait`."""
        self._task = None
        if self.job is not None:
            try:
                asyncio.get_running_loop()
            except RuntimeError:
                return
            self._following()

    def _following(self) -> asyncio.Task[None]:
        loop = asyncio.get_running_loop()
        if self._task is None or self._task.done() or self._task.get_loop() is not loop:
            self._task = loop.create_task(self._follow(self._require_job()))
            # Who awaits done() is told of a failure; nobody else has to be.
            self._task.add_done_callback(lambda task: task.cancelled() or task.exception())
        return self._task

    async def _follow(self, job: dict[str, str]) -> None:
        try:
            async with aclosing(jobs.follow(job["folder"])) as told:
                async for news in told:
                    # Another job by now, or a wait() has seen this one's end
                    if self.job != job or self.state not in OPEN:
                        return
                    self._take(news)
        except JobError as error:
            if self.job == job:
                self._lose(error)
            raise

    def _take(self, news: dict[str, Any]) -> None:
        with self.hold_sync():
            if "errors" in news:
                self.result = {name: value for name, value in news.items() if name not in ("status", "reason")}
            else:
                self.progress = _progress(news)
            self.message = news.get("reason") or ""
            self.state = news["status"]

    def _lose(self, error: JobError) -> None:
        with self.hold_sync():
            self.state, self.message = "interrupted", str(error)

    def _ended(self) -> dict[str, Any]:
        if self.result is None:
            raise JobError(self.message)
        return self.result

    def _require_job(self) -> dict[str, str]:
        if self.job is None:
            raise JobError(
                self.message or f"No {self.noun} was started: call run(), or press {self.button} in the cell."
            )
        return self.job

    def _say_it_goes_on(self) -> None:
        name = self.job["id"] if self.job else ""
        print(f"The {self.noun} {name} goes on; cancel() stops it.", file=sys.stderr)


def full_path(path: str) -> str:
    return os.path.abspath(os.path.expanduser(path)) if path else ""


def _progress(news: dict[str, Any]) -> dict[str, Any]:
    rate, frames = news.get("bytesPerSecond"), news["frames"]
    return {
        "fraction": news["framesDone"] / frames if frames else None,
        "megabytesPerSecond": None if rate is None else rate / 1e6,
        "patternsPerSecond": news.get("framesPerSecond"),
        "secondsLeft": news.get("secondsLeft"),
        "framesDone": news["framesDone"],
        "frames": frames,
    }
