"""Options as Python has them, and as the page and the command do: by the protocol's names, as JSON."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any


def by_option(names: Mapping[str, Any]) -> dict[str, Any]:
    """Options by their names, from those that Python writes: ``q_range`` is ``qRange``."""
    return {re.sub(r"_([a-z0-9])", lambda found: found[1].upper(), name): value for name, value in names.items()}


def plain(value: Any) -> Any:
    """The same in the types of JSON where it stands for one: tuples and arrays as lists, numbers of numpy, paths as text."""
    if isinstance(value, Mapping):
        return {os.fspath(name) if isinstance(name, os.PathLike) else name: plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    return value.tolist() if callable(getattr(value, "tolist", None)) else value
