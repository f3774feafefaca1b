"""Raw Merlin data to HDF5, from a cell of a notebook."""

from __future__ import annotations

from traitlets import Dict, Unicode

from .job_widget import JobWidget


class ConvertWidget(JobWidget):
    """The Convert panel of JupyterLab in a cell: the same form and the same results.

    Example::

        w = ConvertWidget(path="Merlin/sample/20260317_104530", bin_sig=2)
        w                      # in a cell of its own: shows the form
        w.run()
        result = await w.done()
        result["outputs"][0]["output"]    # path of the HDF5 file
    """

    kind, noun, button = "convert", "conversion", "Convert"
    choices_option = "shapes"

    params = Dict(
        key_trait=Unicode(),
        help="""Options of the conversion that are not as usual: reshape ("auto", "flyback", "known", "none"), scanX,
        scanY, lineSkip, firstFrame, binNav, binSig, cross, compression, radial, repair ({"roll", "cropLastColumn", "spikes"}),
        out, overwrite, workers; and shapes, the scan shapes of single files, by path, in place of the one for all: {"reshape"
        ("flyback", "known", "none"), "scanX", "scanY", "lineSkip", "firstFrame", "repair"}. Set it to fill the form; it is set when
        an edit of the form is finished or a scan shape chosen. Replace it as a whole. Relative paths, of `out` and
        `shapes`, are completed when it is set.""",
    ).tag(sync=True)
