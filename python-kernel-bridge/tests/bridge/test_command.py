"""`jupyter 4dstem ...` becomes the Node process: its arguments, streams, status and signals are the bundle's own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from conftest import PROJECT

COMMAND = [sys.executable, "-m", "jupyterlab_4dstem.command"]
ECHO = """
process.stdin.pipe(process.stderr);
process.on('SIGTERM', () => process.exit(43));
process.stdin.on('end', () => process.exit(42));
process.stdout.write(JSON.stringify(process.argv.slice(2)) + '\\n');
"""


@pytest.fixture
def environment():
    return {**os.environ, "PYTHONPATH": str(PROJECT / "python-kernel-bridge")}


@pytest.fixture
def echo(tmp_path, environment):
    """The command with another bundle, which shows what it is given."""
    (tmp_path / "main.mjs").write_text(ECHO)
    script = (
        "import sys; from jupyterlab_4dstem import command, node; "
        f"node.BUNDLE = {str(tmp_path / 'main.mjs')!r}; sys.exit(command.main())"
    )
    return lambda *arguments: subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_arguments_streams_and_status_pass_through(echo):
    process = echo("convert", "a b.mib", "--out", "é'\"", "--")
    out, error = process.communicate("to stdin")
    assert out == '["convert","a b.mib","--out","é\'\\"","--"]\n'
    assert error == "to stdin"
    assert process.returncode == 42


def test_signal_reaches_the_bundle_itself(echo):
    process = echo()
    assert process.stdout.readline() == "[]\n"
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 43
    process.communicate()


def test_real_bundle_answers_with_its_version(environment, npm_version):
    answer = subprocess.run([*COMMAND, "--version"], env=environment, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == npm_version


def test_missing_node_is_a_sentence_and_a_status(environment):
    environment["JUPYTERLAB_4DSTEM_NODE"] = os.devnull
    answer = subprocess.run(COMMAND, env=environment, capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert "JUPYTERLAB_4DSTEM_NODE" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("gigabytes", [0.6, 0.9, 1.2])
def test_little_address_space_is_said_in_a_sentence(environment, gigabytes):
    """Some batch systems set `ulimit -v`; Node.js then ends with a page of addresses."""
    limit = f"ulimit -v {int(gigabytes * 1e9 / 1024)}; exec"
    done = subprocess.run(
        ["sh", "-c", f'{limit} "$@"', "sh", *COMMAND, "--version"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1 and done.stdout == ""
    assert f"Only {gigabytes:.1f} GB of address space" in done.stderr and done.stderr.count("\n") == 1


def test_ample_address_space_is_no_obstacle(environment):
    done = subprocess.run(
        ["sh", "-c", 'ulimit -v 6000000; exec "$@"', "sh", *COMMAND, "--version"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
