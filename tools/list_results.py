"""Prints what a conversion has written below a folder, with sizes: `python tools/list_results.py FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path


def main(folder: str) -> None:
    results = sorted(path for path in Path(folder).rglob("*") if path.is_file() and "processing" in path.parts)
    print(f"\n{len(results)} files of results below {folder}:")
    for path in results:
        print(f"{path.stat().st_size / 1e6:10.2f} MB  {path.relative_to(folder)}")


if __name__ == "__main__":
    main(sys.argv[1])
