"""How fast panels and sidebar are in a real browser: `ui-tests/measure` measures, this runs it and prints the numbers.

`.venv/bin/python bench/panel.py` measures the panel alone.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from product import ROOT, VENV
from tables import table

UI_TESTS = ROOT / "ui-tests"
PORT = "8897"
LONGEST_TASK = "50 ms"
ANSWER = "100 ms"


def why_not() -> str | None:
    """The sentence that says why nothing can be measured; None when it can."""
    if not (UI_TESTS / "node_modules" / "@playwright" / "test").exists():
        return "The panel is not measured: ui-tests/node_modules is missing, `make test` installs it."
    if not Path(_chromium()).exists():
        return f"The panel is not measured: there is no browser at {_chromium()}; CHROMIUM_PATH names another."
    return None


def measure() -> dict[str, object]:
    """Numbers of one run by their names in `ui-tests/measure/measured.ts`; those that could not be measured are missing."""
    with TemporaryDirectory() as folder:
        found = Path(folder) / "measured.json"
        path = f"{VENV}{os.pathsep}{os.environ['PATH']}"
        port = os.environ.get("UI_TESTS_PORT", PORT)
        environment = {**os.environ, "PATH": path, "MEASURED": str(found), "UI_TESTS_PORT": port}
        npx = shutil.which("npx", path=path)
        if npx is None:
            raise SystemExit("npx is missing: it comes with `make setup`.")
        command = [npx, "playwright", "test", "-c", "playwright.measure.config.js"]
        done = subprocess.run(command, cwd=UI_TESTS, env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(f"The measurement broke off:\n{done.stdout[-2000:]}")
        return json.loads(found.read_text()) if found.exists() else {}


def panel_table(measured: dict) -> str:
    clicks = measured.get("clickToPattern")
    entry = measured.get("entry")
    plotly = measured.get("plotly")
    rows = [
        ["first paint after JupyterLab is ready", _milliseconds(measured.get("firstPaint")), "", "1 s"],
        ["first rows of 2,000 acquisitions", _milliseconds(measured.get("firstRows")), "", "300 ms"],
        _tasks("longest task while 2,000 rows stream in", measured.get("streaming")),
        _tasks("longest task while scrolling", measured.get("scrolling")),
        _tasks("longest task while 200 files are converted", measured.get("converting")),
        ["click to pattern, median", _milliseconds(clicks and clicks[len(clicks) // 2]), "", "100 ms"],
        ["click to pattern, slowest", _milliseconds(clicks and clicks[-1]), "", ""],
        ["ten arrow steps", _milliseconds(measured.get("arrowSteps")), "", "1 s"],
        ["entry JavaScript, largest file", _kilobytes(entry and entry["largest"]), "", "300 kB"],
        ["all JavaScript loaded with JupyterLab", _kilobytes(entry and entry["all"]), "", ""],
        ["Plotly before a plot is shown", _loaded(plotly and plotly["before"]), "", "not loaded"],
    ]
    convert = table(["Convert panel", "measured", "CPU time", "target"], rows)
    parts = [
        convert,
        _calibrate_table("Calibrate panel, 515 x 515", measured.get("calibrate") or {}),
        _calibrate_table("Calibrate panel, one of the slowest to fit", measured.get("calibrateSlow") or {}),
        _radial_table(measured.get("previews")),
        _analyse_table(measured.get("analyse") or {}),
        _jobs_table(measured.get("jobs") or {}),
    ]
    return "\n\n".join(parts)


def _calibrate_table(title: str, found: dict) -> str:
    toggles, refits = found.get("toggles"), found.get("refits")
    rows = [
        _tasks("longest task while a ring is dragged and fitted", found.get("ring"), ANSWER),
        _tasks("longest task while the q range is dragged and fitted", found.get("slider"), ANSWER),
        ["toggle to image, slowest", _milliseconds(toggles and toggles[-1]), "", ANSWER],
        ["tick of a ring to its numbers, median", _milliseconds(refits and refits[len(refits) // 2]), "", "300 ms"],
        ["tick of a ring to its numbers, slowest", _milliseconds(refits and refits[-1]), "", "300 ms"],
    ]
    return table([title, "measured", "CPU time", "target"], rows)


def _radial_table(previews: list[float] | None) -> str:
    rows = [
        ["click to preview, median", _milliseconds(previews and previews[len(previews) // 2]), ANSWER],
        ["click to preview, slowest", _milliseconds(previews and previews[-1]), ""],
    ]
    return table(["Radial transform panel, 515 x 515", "measured", "target"], rows)


def _analyse_table(found: dict) -> str:
    answers = found.get("brushing")
    rows = [
        ["maps and profiles of all", _milliseconds(found.get("opening")), "5 s"],
        ["step of a drag to the profile, median", _milliseconds(answers and answers[len(answers) // 2]), ANSWER],
        ["step of a drag to the profile, slowest", _milliseconds(answers and answers[-1]), ANSWER],
    ]
    return table(["Profile analysis panel, 50 data sets of 256 x 256 x 360", "measured", "target"], rows)


def _jobs_table(found: dict) -> str:
    times = found.get("interactions")
    rows = [
        ["click or keystroke until painted, median", _milliseconds(times and times[len(times) // 2]), "", ANSWER],
        ["click or keystroke until painted, slowest", _milliseconds(times and times[-1]), "", ANSWER],
        _tasks("longest task", found.get("tasks")),
        ["memory of the backend, at most", f"{found['backendMB']} MB" if found else "?", "", "300 MB"],
    ]
    return table(["Sidebar while 500 tasks report", "measured", "CPU time", "target"], rows)


def _tasks(what: str, found: dict | None, target: str = LONGEST_TASK) -> list[str]:
    if found is None:
        return [what, "?", "?", target]
    return [what, _milliseconds(found["longest"]), _milliseconds(found["longestCpu"]), target]


def _milliseconds(value: float | None) -> str:
    return "?" if value is None else f"{value:.0f} ms"


def _kilobytes(count: int | None) -> str:
    return "?" if count is None else f"{count / 1e3:.0f} kB"


def _loaded(is_loaded: bool | None) -> str:
    return "?" if is_loaded is None else "loaded" if is_loaded else "not loaded"


def _chromium() -> str:
    return os.environ.get("CHROMIUM_PATH", "/usr/bin/chromium")


if __name__ == "__main__":
    print(why_not() or panel_table(measure()))
