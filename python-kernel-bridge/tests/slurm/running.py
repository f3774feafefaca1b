"""Keeps a Slurm of one node running for tests in another language: `python running.py LINK`.

Its configuration is at LINK, which becomes a link to it. Says "running", or in one line why it cannot run; ends when standard input does.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cluster import cluster, missing


def main(link: Path) -> None:
    reason = missing()
    if reason is not None:
        print(f"No Slurm can be started here: {reason}", flush=True)
        return
    with cluster() as running:
        link.unlink(missing_ok=True)
        link.symlink_to(running.config)
        try:
            print("running", flush=True)
            sys.stdin.read()
        finally:
            link.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
