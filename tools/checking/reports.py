"""What the reports of the test runners count, with the names of the tests that failed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from checking.count import Count


def of_pytest(report: Path) -> Count:
    suite = ElementTree.parse(report).getroot().find("testsuite")
    assert suite is not None
    total, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    wrong = [
        case for case in suite.iter("testcase") if case.find("failure") is not None or case.find("error") is not None
    ]
    names = tuple(f"{case.get('classname')}::{case.get('name')}" for case in wrong)
    return Count(total - failed - skipped, failed, skipped, names)


def of_jest(report: Path) -> Count:
    found = json.loads(report.read_text())
    tests = [test for suite in found["testResults"] for test in suite["assertionResults"]]
    # A suite that does not even load has no failed test of its own.
    broken = [
        Path(suite["name"]).name
        for suite in found["testResults"]
        if suite["status"] == "failed" and not suite["assertionResults"]
    ]
    names = tuple([test["fullName"] for test in tests if test["status"] == "failed"] + broken)
    failed = found["numFailedTests"] + found["numRuntimeErrorTestSuites"]
    return Count(found["numPassedTests"], failed, found["numPendingTests"], names)


def of_playwright(report: Path) -> Count:
    found = json.loads(report.read_text())
    stats = found["stats"]
    # A test that passes only when tried again counts as failed: users do not try again.
    failed = stats["unexpected"] + stats["flaky"]
    names = tuple(f"{spec['file']}: {spec['title']}" for spec in specs_of(found) if is_wrong(spec))
    return Count(stats["expected"], failed, stats["skipped"], names)


def specs_of(suite: dict) -> Iterator[dict]:
    """The stories of a suite and of the suites within it."""
    yield from suite.get("specs", [])
    for inner in suite.get("suites", []):
        yield from specs_of(inner)


def is_wrong(spec: dict) -> bool:
    return any(test["status"] in ("unexpected", "flaky") for test in spec["tests"])
