"""All checks of the project, those that take longest first, but for what others wait for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from checking import reports
from checking.count import Count
from checking.desk import Desk
from checking.lanes import Check
from checking.places import BIN, PEERS, ROOT
from checking.programs import CHROMIUM, OF_TESTS, install, is_there

TESTS = Path("python-kernel-bridge", "tests")


def whole(desk: Desk, *command: str | Path) -> Count:
    """A command that passes or fails as a whole."""
    return Count(passed=1) if desk.run(*command, cwd=ROOT) == 0 else Count(failed=1)


def counted(read: Callable[[Path], Count], report: Path, status: int) -> Count:
    """What a report counts; a run that failed otherwise has failed, whatever its report says."""
    if not report.exists():
        return Count(failed=1)
    count = read(report)
    return replace(count, failed=count.failed or int(status != 0))


def lint(desk: Desk) -> Count:
    return whole(desk, "npm", "run", "--silent", "lint")


def types(desk: Desk) -> Count:
    return whole(desk, "npm", "run", "--silent", "typecheck")


def python_lint(desk: Desk) -> Count:
    folders = ("python-kernel-bridge", "tools", "bench", "ui-tests", "examples")
    style = whole(desk, BIN / "ruff", "check", *folders)
    return style + whole(desk, BIN / "ruff", "format", "--check", *folders)


def programs(_: Desk) -> Count:
    """No tests: what those of other checks need of the system."""
    install(OF_TESTS)
    return Count()


def sample(desk: Desk) -> Count:
    """No test: the simulated session, made once for all checks that look at it or copy it."""
    made = desk.run(BIN / "jupyter-4dstem", "sample-session", sample_of(desk), cwd=ROOT) == 0
    return Count(failed=int(not made))


def sample_of(desk: Desk) -> Path:
    return desk.folder / "sample-session"


def shared(desk: Desk) -> dict[str, str]:
    """Where that session is, for checks that would otherwise make one of their own."""
    return {"FOURDSTEM_SAMPLE": str(sample_of(desk))} if sample_of(desk).exists() else {}


def jest(desk: Desk, script: str) -> Count:
    report = desk.folder / f"{script}.json"
    # With a single worker jest runs in its own process, and keeps there what hundreds of files have loaded
    options = (f"--maxWorkers={max(2, desk.processors)}", "--json", f"--outputFile={report}", "--silent")
    status = desk.run("npm", "run", "--silent", script, "--", *options, cwd=ROOT)
    return counted(reports.of_jest, report, status)


def unit(desk: Desk) -> Count:
    return jest(desk, "test:unit")


def slow(desk: Desk) -> Count:
    return jest(desk, "test:slow")


def pytest(desk: Desk, python: Path, tests: Path) -> Count:
    report = desk.folder / f"{tests.name}.xml"
    status = desk.run(python, "-m", "pytest", "-q", tests, f"--junitxml={report}", cwd=ROOT, **shared(desk))
    return counted(reports.of_pytest, report, status)


def runner(desk: Desk) -> Count:
    return pytest(desk, BIN / "python", Path("tools", "checking", "tests"))


def bridge(desk: Desk) -> Count:
    return pytest(desk, BIN / "python", TESTS / "bridge")


def commands(desk: Desk) -> Count:
    return pytest(desk, PEERS / "python", TESTS / "commands")


def slurm(desk: Desk) -> Count:
    return pytest(desk, PEERS / "python", TESTS / "slurm")


def browser(part: int, desk: Desk) -> Count:
    """A half of the stories, whose JupyterLab has a port and a home of its own."""
    if not is_there(CHROMIUM):
        desk.say(f"Browser tests skipped: {CHROMIUM} is missing, and only root can install it with apt.")
        return Count(skipped=1)
    report = desk.folder / f"playwright-{part}.json"
    status = desk.run(
        *("npx", "--no-install", "playwright", "test", "--reporter=list,json", f"--shard={part}/2"),
        cwd=ROOT / "ui-tests",
        UI_TESTS_PORT=str(8900 - part),
        PLAYWRIGHT_JSON_OUTPUT_NAME=str(report),
        CHROMIUM_PATH=CHROMIUM,
        **shared(desk),
    )
    return counted(reports.of_playwright, report, status)


PREPARED = ("programs", "sample")
CHECKS = (
    Check("programs", programs),
    Check("sample", sample),
    # Quick, while the others wait for the two above
    Check("python-lint", python_lint),
    Check("runner", runner),
    Check("commands", commands, after=PREPARED),
    Check("browser-1", partial(browser, 1), after=PREPARED),
    Check("slurm", slurm, after=PREPARED),
    Check("browser-2", partial(browser, 2), after=PREPARED),
    Check("bridge", bridge, after=("sample",)),
    Check("unit", unit),
    Check("slow", slow),
    Check("types", types),
    Check("lint", lint),
)
