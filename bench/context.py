"""Numbers around the promised ones: other detectors, other compressions, the disk, data that are complete already."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from product import convert_arguments, run
from rounds import Case, read_through, take_turns
from samples import DENSE, QUAD, SIX_BIT, prepare
from speed import product_case
from tables import rate, seconds, table

COPY_BYTES = 16 << 20


def context(product: list[str], gold: Path, large: Path | None, data: Path, rounds: int) -> list[Case]:
    """`large` is a file of 8 GB, None where the disk has no room for it."""
    sources = {sample: prepare(sample, data) for sample in (QUAD, SIX_BIT, DENSE)}
    cases = [product_case(sample.what, product, path, 2) for sample, path in sources.items()]
    if large:
        cases += [product_case(f"8 GB, workers: {workers}", product, large, workers) for workers in (1, 2)]
    cases.append(product_case("2 GB sample, --compression none", product, gold, 2, ("--compression", "none")))
    cases.append(product_case("2 GB sample, --compression gzip", product, gold, 2, ("--compression", "gzip")))
    cases += [
        Case("2 GB sample: read it (cat > /dev/null)", gold.stat().st_size, lambda _: read_through(gold)),
        Case("2 GB sample: copy it (cp; sync)", gold.stat().st_size, lambda out: _copy(gold, out)),
    ]
    warm = [gold, *sources.values(), *([large] if large else [])]
    take_turns(cases, rounds, warm, data / "out")
    cases.append(_again(product, gold, data / "kept", rounds))
    return cases


def context_table(cases: list[Case]) -> str:
    rows = [
        [
            case.name,
            f"{case.bytes_in / 1e9:.2f} GB",
            seconds(case.best),
            seconds(case.median),
            rate(case.rate),
            _packed(case),
        ]
        for case in cases
    ]
    return table(["for context, 2 workers", "raw file", "best", "median", "raw data, best", "packed"], rows)


def _packed(case: Case) -> str:
    return f"{case.bytes_in / case.bytes_out:.1f}" if case.bytes_out else ""


def _copy(source: Path, folder: Path) -> float:
    started = time.perf_counter()
    with source.open("rb") as read, (folder / source.name).open("wb") as written:
        shutil.copyfileobj(read, written, COPY_BYTES)
        written.flush()
        os.fsync(written.fileno())
    return time.perf_counter() - started


def _again(product: list[str], source: Path, out: Path, rounds: int) -> Case:
    """Converting what is complete: all checksums are compared, nothing is written."""
    shutil.rmtree(out, ignore_errors=True)
    arguments = [*product, *convert_arguments(source, out, 2)]
    run(arguments)
    case = Case("2 GB sample, complete already: verified", source.stat().st_size, lambda _: None)
    for _ in range(rounds):
        started = time.perf_counter()
        run(arguments)
        case.seconds.append(time.perf_counter() - started)
    shutil.rmtree(out)
    return case
