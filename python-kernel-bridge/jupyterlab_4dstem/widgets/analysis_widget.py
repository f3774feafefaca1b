"""Components, classes and correlations of radial profiles, from a cell of a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from traitlets import Dict, Unicode, observe

from ..signal_file import read_signal
from .job import JobError
from .job_widget import JobWidget

if TYPE_CHECKING:
    from numpy import ndarray


class ProfileAnalysisWidget(JobWidget):
    """The Profile analysis panel of JupyterLab in a cell, with what was found in Python.

    Arrays are read from the files of the last analysis when they are first asked for, and need numpy and h5py.

    Example::

        w = ProfileAnalysisWidget("processing/Merlin/sample", components=4)
        w                      # in a cell of its own: shows the panel
        w.run()
        await w.done()
        w.components.shape     # (4, bins)
    """

    kind, noun, button = "analyse", "analysis", "Analyse"

    path_options = ("out", "edx", "structures")

    params = Dict(
        key_trait=Unicode(),
        help="""Options of the analysis that are not as usual: profile ("mean", "variance"), qRange ([from, to], 1/Å), components
        (a number, or "auto"), maxComponents, method ("nmf", "pca"), loss ("poisson", "frobenius"), normalise ("none", "max", "range", "sum"), log,
        mixtures ("auto", "few", "many"), restarts, seed, classify ("argmax", "percentile:90"), areas ("dbscan", "hdbscan", "off"), areaReach, areaLeast,
        edx ("auto",
        "off", or a file or folder of spectrum maps), patterns (False: no mean pattern of each class), elements (["Au",
        "Cu"]), energyScale and energyOffset (keV), structures (CIF files), include ([text, ...]), exclude ([text, ...]), out, workers. Set it to fill
        the form; it is set when an edit of the form is finished. Replace it as a whole. Relative paths, of `edx`, `structures` and `out`, are completed when it is set.""",
    ).tag(sync=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._signals: dict[str, tuple[ndarray, ndarray]] = {}
        super().__init__(*args, **kwargs)

    @property
    def components(self) -> ndarray:
        """Profiles of the components, (component, bin); bin k is at ``q[k]``."""
        return self._read(self._output["profiles"])[0]

    @property
    def q(self) -> ndarray:
        """The q axis of the components, 1/Å."""
        return self._read(self._output["profiles"])[1]

    @property
    def maps(self) -> list[ndarray]:
        """Coefficients of each data set, (component, scan row, scan column), in the order of `files`."""
        return [self._read(file["maps"])[0] for file in self.files]

    @property
    def classes(self) -> list[ndarray]:
        """Class of every scan position of each data set, (scan row, scan column): 0 for none, then 1 to the number of components."""
        return [self._read(file["classes"])[0] for file in self.files]

    @property
    def correlations(self) -> list[dict[str, Any]]:
        """Components with elements: "component" (from 1), "element", "r" with "low" and "high", "pixels"; empty without EDX."""
        return self._output["correlations"]

    @property
    def files(self) -> list[dict[str, Any]]:
        """The data sets that were analysed: "input", "stamp", and the paths of "maps" and "classes"."""
        return self._output["files"]

    @property
    def _output(self) -> dict[str, Any]:
        outputs = (self.result or {}).get("outputs")
        if outputs:
            return outputs[0]
        problems = (self.result or {}).get("errors") or [{}]
        why = problems[0].get("message") or self.message or "Call run(), or press Analyse in the cell."
        raise JobError(f"There is no analysis yet. {why}")

    def _read(self, path: str) -> tuple[ndarray, ndarray]:
        if path not in self._signals:
            self._signals[path] = read_signal(path)
        return self._signals[path]

    @observe("result")
    def _forget(self, _change: dict[str, Any]) -> None:
        self._signals.clear()
