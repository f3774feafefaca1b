"""Pixel size and ellipse from a reference of gold or another standard, from a cell of a notebook."""

from __future__ import annotations

from typing import Any

from traitlets import Dict, Enum, Unicode, observe

from .job_widget import JobWidget
from .options import by_option


class CalibrationWidget(JobWidget):
    """The Calibrate panel of JupyterLab in a cell: what is typed or dragged in it is in `params`, its record in `calibration`.

    Example::

        w = CalibrationWidget("Merlin/Au_xgrating")
        w                      # in a cell of its own: shows the panel
        w.calibrate(q_range=(0.3, 0.9))
        await w.done()
        w.verdict, w.calibration["reciprocal_space_pix(1/A)"]
    """

    kind, noun, button = "calibrate", "calibration", "Calibrate"
    path_options = ("out", "mask", "standard")

    params = Dict(
        key_trait=Unicode(),
        help="""Options of the calibration that are not as usual: standard ("Au", "Al", "Si", "MgO" or a CIF file), pixelSize (1/Å per px), pixelSizeFactor, pixelSizeRange
        ([from, to], 1/Å per px), centre ([row, column], px), ellipse ([a/b, degrees]), qRange ([from, to], 1/Å), rings (["111",
        "220"]), excludeDiscs ([[row, column, radius], ...], px), excludeSectors ([[from, to], ...], degrees), excludeArcs
        ([["220", from, to], ...], degrees), latticeParameter (Å), voltage (V), cameraLength (m), mask, maskPage and page (of TIFF files), chipGap ("none" or "3px", of 512 x 512 pixels), out, force (write a
        record also with a verdict of fail). Set it to fill the form; it is set when an edit of the form is finished, or something was
        dragged. Replace it as a whole. Relative paths, of `mask`, `out` and a CIF file, are completed when it is set.""",
    ).tag(sync=True)

    calibration = Dict(
        default_value=None,
        allow_none=True,
        help="""The record, by the keys of its file: of the reference that is looked at in the cell, or of the first one that
        the last job calibrated. None before there is one.""",
    ).tag(sync=True)

    verdict = Enum(
        ("pass", "check", "fail"),
        default_value=None,
        allow_none=True,
        help="Whether that calibration can be used; its record has the rule and the reason.",
    ).tag(sync=True)

    def calibrate(
        self, *, wait: bool = False, timeout: float | None = None, submit: str = "local", **options: Any
    ) -> dict[str, Any] | None:
        """Sets options, beside those in `params`, and starts the job as `run` does.

        An option that is None is taken out of `params`: it is as usual again.
        """
        params = {**self.params, **by_option(options)}
        self.params = {name: value for name, value in params.items() if value is not None}
        return self.run(wait=wait, timeout=timeout, submit=submit)

    @observe("result")
    def _on_result(self, change: dict[str, Any]) -> None:
        records = (change["new"] or {}).get("records") or [None]
        with self.hold_sync():
            self.calibration = records[0]
            self.verdict = records[0] and records[0]["verdict"]
