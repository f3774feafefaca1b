"""Prints a JupyterLab workspace that opens the Convert panel on a folder: `python tools/convert_workspace.py FOLDER`.

For `jupyter lab workspaces import`. A user who closes the panel does not get it back at the next start of JupyterLab,
since the workspace is then the user's own.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

PANEL = "jupyterlab-4dstem-convert:convert"
SIDEBAR = "jupyterlab-4dstem-sidebar"


def workspace(folder: Path) -> dict[str, object]:
    return {
        "data": {
            "layout-restorer:data": {
                "main": {"dock": {"type": "tab-area", "currentIndex": 0, "widgets": [PANEL]}, "current": PANEL},
                "left": {"collapsed": False, "visible": True, "current": SIDEBAR, "widgets": [SIDEBAR]},
                "right": {"collapsed": True, "visible": True, "widgets": []},
                "relativeSizes": [0.22, 0.78, 0],
            },
            PANEL: {"data": {"choice": {"path": str(folder.resolve()), "form": {}}}},
        },
        "metadata": {"id": "default"},
    }


if __name__ == "__main__":
    print(json.dumps(workspace(Path(sys.argv[1]))))
