"""Notebook widgets: the panels of JupyterLab in a cell, with what they are given and what comes out of them in Python.

from jupyterlab_4dstem.widgets import ConvertWidget
"""

from .convert_widget import ConvertWidget
from .job import ConversionError

__all__ = ["ConversionError", "ConvertWidget"]
