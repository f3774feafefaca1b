"""Scanning electron nanodiffraction (4D-STEM) in JupyterLab: the Python half, which carries bytes to the backend."""

from __future__ import annotations

from ._version import __version__

__all__ = ["__version__"]


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    return [{"src": "labextension", "dest": "jupyterlab-4dstem"}]


def _jupyter_server_extension_points() -> list[dict[str, object]]:
    from .extension import FourDStem

    return [{"module": "jupyterlab_4dstem", "app": FourDStem}]
