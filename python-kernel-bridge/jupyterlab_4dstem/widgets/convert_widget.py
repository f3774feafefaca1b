"""Raw Merlin data to HDF5, from a cell of a notebook."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import aclosing
from typing import Any

from ipywidgets import DOMWidget
from traitlets import Dict, Enum, TraitError, Unicode, observe, validate

from .._version import __version__
from . import job as jobs
from .job import ConversionError

STATES = ("waiting", "running", "done", "failed", "cancelled", "interrupted")
OPEN = ("waiting", "running")
MODULE = "jupyterlab-4dstem"


class ConvertWidget(DOMWidget):
    """The Convert panel of JupyterLab in a cell: the same form and the same results.

    The conversion is a process of its own, which goes on when the kernel is interrupted, restarted or shut down; panels
    show it too. What it did last is saved with the notebook (Settings, Save Widget State Automatically).

    Example::

        w = ConvertWidget(path="Merlin/sample/20260317_104530", params={"binSig": 2})
        w                      # in a cell of its own: shows the form
        w.run()
        result = await w.done()
        result["outputs"][0]["output"]    # path of the HDF5 file
    """

    _model_name = Unicode("ConvertWidgetModel").tag(sync=True)
    _model_module = Unicode(MODULE).tag(sync=True)
    _model_module_version = Unicode(f"^{__version__}").tag(sync=True)
    _view_name = Unicode("ConvertWidgetView").tag(sync=True)
    _view_module = Unicode(MODULE).tag(sync=True)
    _view_module_version = Unicode(f"^{__version__}").tag(sync=True)

    path = Unicode(help="File or folder to convert, a full path; a relative one is completed when it is set.").tag(
        sync=True
    )

    params = Dict(
        key_trait=Unicode(),
        help="""Options of the conversion that are not as usual: reshape ("auto", "flyback", "known", "none"), scanX,
        scanY, firstFrame, binNav, binSig, cross, compression, repair ({"roll", "cropLastColumn", "spikes"}), out,
        overwrite, workers; and shapes, the scan shapes of single files, by path, in place of the one for all: {"reshape"
        ("flyback", "known", "none"), "scanX", "scanY", "firstFrame", "repair"}. Set it to fill the form; it is set when
        an edit of the form is finished or a scan shape chosen. Replace it as a whole. Relative paths, of `out` and
        `shapes`, are completed when it is set.""",
    ).tag(sync=True)

    result = Dict(
        default_value=None,
        allow_none=True,
        help="""What the last conversion did, as `jupyter 4dstem convert --json` prints it: "outputs", one for each
        converted file with its path, shape and evidence, and "errors", one for each that failed with its message. None
        before a conversion has ended.""",
    ).tag(sync=True)

    state = Enum(
        STATES,
        default_value=None,
        allow_none=True,
        help="""How the conversion stands: waiting (for cores), running, done, failed (at least one file), cancelled,
        interrupted (its process is gone); None before the first.""",
    ).tag(sync=True)

    progress = Dict(
        default_value=None,
        allow_none=True,
        help="""While it runs: "fraction" (0 to 1), "megabytesPerSecond", "secondsLeft", each None when not known yet,
        "framesDone" and "frames".""",
    ).tag(sync=True)

    message = Unicode(help="Why it waits, was interrupted or could not be started, in words; else empty.").tag(
        sync=True
    )

    job = Dict(
        default_value=None,
        allow_none=True,
        help="""The conversion itself: "id", as `jupyter 4dstem jobs` lists it, and "folder", with its log. Set by `run`
        or by Convert in the cell.""",
    ).tag(sync=True)

    def __init__(self, path: str | os.PathLike[str] = "", params: dict[str, Any] | None = None, **kwargs: Any) -> None:
        """`path`: a .mib file, or a folder to search for them. `params`: options that are not as usual."""
        self._task: asyncio.Task[None] | None = None
        super().__init__(path=os.fspath(path), params=dict(params or {}), **kwargs)

    def run(self, *, wait: bool = False, timeout: float | None = None) -> dict[str, Any] | None:
        """Starts the conversion and returns at once; `state`, `progress` and `result` follow it.

        With `wait` it returns the result when the conversion has ended, as `wait()` does.

        Raises ValueError when there is no path or an option is not possible, ConversionError when nothing could be
        started or the conversion before this one has not ended.
        """
        if not self.path:
            raise ValueError('There is nothing to convert yet: set path, as in ConvertWidget(path="...").')
        if self.state in OPEN:
            raise ConversionError(
                "The conversion before this one has not ended: wait for it with done(), or cancel() it."
            )
        try:
            started = jobs.start(self.path, self.params)
        except (ValueError, ConversionError) as error:
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
        """Waits for the end of the conversion, whether `run` or the button in the cell has started it.

        Returns `result`: files that failed are in its "errors" and raise nothing. It does so without the page, and
        leaves the conversion running when the wait is interrupted. Raises ConversionError when no conversion was
        started, or it cannot be followed to its end.
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
        """As `done`, for scripts: blocks until the conversion has ended.

        Raises TimeoutError after `timeout` seconds; the conversion goes on.
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
        """Asks the conversion to stop, which it does within a second; files that are complete are kept.

        Does nothing when none runs. Raises ConversionError when it cannot be asked.
        """
        if self.job is not None and self.state in OPEN:
            jobs.cancel(self.job["folder"])

    @validate("path")
    def _full_path(self, proposal: dict[str, Any]) -> str:
        return _full(proposal["value"])

    @validate("params")
    def _full_paths(self, proposal: dict[str, Any]) -> dict[str, Any]:
        params = dict(proposal["value"])
        out, shapes = params.get("out"), params.get("shapes")
        if isinstance(out, str):
            params["out"] = _full(out)
        if isinstance(shapes, dict):
            params["shapes"] = {_full(os.fspath(path)): shape for path, shape in shapes.items()}
        return params

    @validate("job")
    def _job_with_folder(self, proposal: dict[str, Any]) -> dict[str, str] | None:
        job = proposal["value"]
        if job is not None and not {"id", "folder"} <= set(job):
            raise TraitError('A job has an "id" and a "folder".')
        return job

    @observe("job")
    def _on_job(self, _change: dict[str, Any]) -> None:
        """Follows a conversion that `run` or the page has started, where a loop runs; a script does it in `wait`."""
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
                    # Another conversion by now, or a wait() has seen this one's end
                    if self.job != job or self.state not in OPEN:
                        return
                    self._take(news)
        except ConversionError as error:
            if self.job == job:
                self._lose(error)
            raise

    def _take(self, news: dict[str, Any]) -> None:
        with self.hold_sync():
            if "outputs" in news:
                self.result = {"outputs": news["outputs"], "errors": news["errors"]}
            else:
                self.progress = _progress(news)
            self.message = news.get("reason") or ""
            self.state = news["status"]

    def _lose(self, error: ConversionError) -> None:
        with self.hold_sync():
            self.state, self.message = "interrupted", str(error)

    def _ended(self) -> dict[str, Any]:
        if self.result is None:
            raise ConversionError(self.message)
        return self.result

    def _require_job(self) -> dict[str, str]:
        if self.job is None:
            raise ConversionError(
                self.message or "No conversion was started: call run(), or press Convert in the cell."
            )
        return self.job

    def _say_it_goes_on(self) -> None:
        name = self.job["id"] if self.job else ""
        print(f"The conversion {name} goes on; cancel() stops it.", file=sys.stderr)


def _full(path: str) -> str:
    return os.path.abspath(os.path.expanduser(path)) if path else ""


def _progress(news: dict[str, Any]) -> dict[str, Any]:
    rate, frames = news.get("bytesPerSecond"), news["frames"]
    return {
        "fraction": news["framesDone"] / frames if frames else None,
        "megabytesPerSecond": None if rate is None else rate / 1e6,
        "secondsLeft": news.get("secondsLeft"),
        "framesDone": news["framesDone"],
        "frames": frames,
    }
