"""Scanning electron nanodiffraction (4D-STEM) in JupyterLab: the Python half, which carries bytes to the backend."""

from __future__ import annotations

from ._version import __version__

__all__ = ["__version__"]


def __getattr__(name: str) -> object:
    """The widgets, loaded when one is asked for: the server has no use for them."""
    # Jupyter asks packages for many names of its own
    if not name.startswith("_"):
        from importlib import import_module

        widgets = import_module(".widgets", __name__)
        if name in widgets.__all__:
            return getattr(widgets, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    return [{"src": "labextension", "dest": "jupyterlab-4dstem"}]


def _jupyter_server_extension_points() -> list[dict[str, object]]:
    from .extension import FourDStem

    return [{"module": "jupyterlab_4dstem", "app": FourDStem}]
