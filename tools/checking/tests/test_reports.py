"""What is counted of the real runners' reports: tests that pass and fail, tests and files that break, and their names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from checking import reports
from checking.count import Count
from checking.places import ROOT, environment

PYTEST = """
import pytest
def test_right(): pass
def test_wrong(): assert False
@pytest.fixture
def broken(): raise OSError
def test_broken(broken): pass
@pytest.mark.skip
def test_skipped(): pass
"""
JEST = "describe('one', () => { test('right', () => {}); test('wrong', () => { throw Error('no'); }); test.skip('later', () => {}); });"
PLAYWRIGHT = """
const { test } = require('@playwright/test');
test.describe('one', () => {
  test('right', () => {});
  test('wrong', () => { throw Error('no'); });
  test('flaky', ({}, info) => { if (info.retry === 0) throw Error('no'); });
  test.skip('later', () => {});
});
"""


def run(folder: Path, *command: str | Path, **variables: str) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        check=False,
        cwd=folder,
        env={**environment(), **variables},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 1, done.stdout + done.stderr


def test_pytest(tmp_path):
    (tmp_path / "test_a.py").write_text(PYTEST)
    run(
        tmp_path,
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--junitxml=report.xml",
        "--rootdir=.",
        "test_a.py",
    )
    assert reports.of_pytest(tmp_path / "report.xml") == Count(1, 2, 1, ("test_a::test_wrong", "test_a::test_broken"))


def test_jest(tmp_path):
    (tmp_path / "a.test.js").write_text(JEST)
    (tmp_path / "b.test.js").write_text("require('./absent');")
    (tmp_path / "jest.config.json").write_text('{"transform": {}}')
    program = ROOT / "node_modules" / ".bin" / "jest"
    run(tmp_path, program, "--config", "jest.config.json", "--json", "--outputFile=report.json")
    assert reports.of_jest(tmp_path / "report.json") == Count(1, 2, 1, ("one wrong", "b.test.js"))


def test_playwright(tmp_path):
    (tmp_path / "a.spec.js").write_text(PLAYWRIGHT)
    (tmp_path / "playwright.config.js").write_text("module.exports = { testDir: '.', retries: 1, workers: 1 };")
    modules = ROOT / "ui-tests" / "node_modules"
    (tmp_path / "node_modules").symlink_to(modules)
    program = modules / ".bin" / "playwright"
    run(tmp_path, program, "test", "--reporter=json", PLAYWRIGHT_JSON_OUTPUT_NAME=str(tmp_path / "report.json"))
    assert reports.of_playwright(tmp_path / "report.json") == Count(1, 2, 1, ("a.spec.js: wrong", "a.spec.js: flaky"))


def test_names_come_before_the_line_that_closes_a_run():
    assert Count(3, 1, 0, ("unit: one wrong",)).told.splitlines() == ["failed: unit: one wrong", "3 passed, 1 failed"]
