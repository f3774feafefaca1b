"""Notebook widgets: the panels of JupyterLab in a cell, with what they are given and what comes out of them in Python.

ConvertWidget, CalibrationWidget, RadialTransformWidget and ProfileAnalysisWidget; each is a JobWidget.
"""

from .analysis_widget import ProfileAnalysisWidget
from .calibration_widget import CalibrationWidget
from .convert_widget import ConvertWidget
from .job import JobError
from .job_widget import JobWidget
from .radial_widget import RadialTransformWidget

ConversionError = JobError
"""The name of JobError in notebooks that were written when conversions were the only jobs."""

__all__ = [
    "CalibrationWidget",
    "ConversionError",
    "ConvertWidget",
    "JobError",
    "JobWidget",
    "ProfileAnalysisWidget",
    "RadialTransformWidget",
]
