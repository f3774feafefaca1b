"""Prints a JupyterLab workspace that opens the Convert panel on a session: `python tools/convert_workspace.py SESSION`.

For `jupyter lab workspaces import`. A user who closes the panel does not get it back at the next start of JupyterLab,
since the workspace is then the user's own.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

PANEL = "jupyterlab-4dstem-convert:jupyterlab-4dstem-convert"
SIDEBAR = "jupyterlab-4dstem-sidebar"
SESSION = "jupyterlab-4dstem:session"


def workspace(session: Path) -> dict[str, object]:
    """`session`: a folder `<base>/<year>/<session>`, of which all .mib files are chosen."""
    full = session.resolve()
    choice = {
        "view": "session",
        "base": str(full.parents[1]),
        "year": full.parent.name,
        "session": full.name,
        "subfolder": "",
        "all": True,
        "path": "",
    }
    return {
        "data": {
            "layout-restorer:data": {
                "main": {"dock": {"type": "tab-area", "currentIndex": 0, "widgets": [PANEL]}, "current": PANEL},
                "left": {"collapsed": False, "visible": True, "current": SIDEBAR, "widgets": [SIDEBAR]},
                "right": {"collapsed": True, "visible": True, "widgets": []},
                "relativeSizes": [0.22, 0.78, 0],
            },
            PANEL: {"data": {}},
            SESSION: choice,
        },
        "metadata": {"id": "default"},
    }


if __name__ == "__main__":
    print(json.dumps(workspace(Path(sys.argv[1]))))
