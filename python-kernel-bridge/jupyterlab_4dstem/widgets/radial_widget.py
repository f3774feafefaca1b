"""Radial profiles of every pattern, from a cell of a notebook."""

from __future__ import annotations

from traitlets import Dict, Unicode

from .job_widget import JobWidget


class RadialTransformWidget(JobWidget):
    """The Radial transform panel of JupyterLab in a cell: the same table, form and profiles.

    Example::

        w = RadialTransformWidget("Merlin/sample/20260317_104530", convention="epsic")
        w                      # in a cell of its own: shows the panel
        w.run()
        result = await w.done()
        result["outputs"][0]["mean"]    # path of <T1>_azimuthal_mean.hspy
    """

    kind, noun, button = "radial", "radial transform", "Transform"
    path_options = ("out", "mask", "calibration")
    choices_option = "calibrations"

    params = Dict(
        key_trait=Unicode(),
        help="""Options of the transform that are not as usual: calibration ("auto", or a record or folder of records), origin
        ("auto", "fast", "slow", or [row, column] in px), mask, maskPage (of a TIFF), hotPixels ("auto", "off"), excludeSectors ([[from, to], ...],
        degrees), excludeDiscs ([[row, column, radius], ...], px), roll (columns, or "auto"), rotation (degrees), convention ("exact", "epsic"), statistic
        ("mean", "median", "quantile:0.9"), gain, solidAngle, rpl, corrected, voltage (V), cameraLength (m), out, overwrite,
        workers; and calibrations, the records picked for single files, by path, in place of the one for all:
        {"calibration": record}. Set it to fill the form; it is set when an edit of the form is finished or a calibration
        picked. Replace it as a whole. Relative paths, of `calibration`, `mask`, `out` and `calibrations`, are completed
        when it is set.""",
    ).tag(sync=True)
