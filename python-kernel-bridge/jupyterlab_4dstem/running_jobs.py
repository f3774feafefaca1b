"""Whether jobs of this user may be at work that an earlier server has started."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def may_run(environment: Mapping[str, str] = os.environ) -> bool:
    """True when a job that shares the cores of a machine has put down its ticket and not taken it up again.

    It may have been killed, or run on another machine: the backend can tell, and is worth its start.
    """
    named = environment.get("XDG_STATE_HOME", "")
    state = Path(named) if os.path.isabs(named) else Path.home() / ".local" / "state"
    try:
        return any((state / "jupyterlab-4dstem" / "cores").glob("*/*.json"))
    except OSError:
        return False
