"""Conversion of the 2 GB sample side by side with the peers: the ratios that were promised."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from peer_runs import run_peer
from product import convert_arguments, run
from rounds import Case, take_turns
from samples import GOLD, first_frames
from tables import rate, seconds, table

# HyperSpy takes too long for all frames where a minute must do
QUICK_HYPERSPY_FRAMES = 1024


@dataclass(frozen=True)
class Ratio:
    """How many times as fast the product is as something else, and how many times it should be."""

    what: str
    best: float
    median: float
    target: float | None


def speed(product: list[str], source: Path, data: Path, quick: bool) -> tuple[list[Case], list[Ratio]]:
    part = first_frames(source, GOLD, QUICK_HYPERSPY_FRAMES, data) if quick else source
    two = product_case("jupyter 4dstem convert, 2 workers", product, source, 2)
    one = product_case("jupyter 4dstem convert, 1 worker", product, source, 1)
    epsic = [_peer("Blosc blosclz 9, blocks of 1 kB (ePSIC)", "blosclz-9-epsic", source)]
    blosclz = [_peer("Blosc blosclz 9", "blosclz-9", source), *([] if quick else epsic)]
    lz4 = [_peer("Blosc lz4 9", "lz4-9", source)]
    if not quick:
        lz4 += [_peer("Blosc lz4 9, blocks of 1 kB", "lz4-9-epsic", source), _peer("Blosc lz4 1", "lz4-1", source)]
    hyperspy = _peer(f"hyperspy load(lazy).save{', 135 MB of it' if quick else ''}", "hyperspy", part)
    pair = _pair_case("two conversions at once, 1 worker each", product, source)
    cases = [two, *blosclz, one, *lz4, pair, hyperspy]
    take_turns(cases, 3 if quick else 5, [source], data / "out")
    return cases, [
        _ratio("per-frame Blosc blosclz 9 + h5py", two, blosclz, 3),
        _ratio("per-frame Blosc lz4 + h5py", two, lz4, 2),
        _ratio("hyperspy.api.load(lazy=True).save()", two, [hyperspy], 20),
        _ratio("two workers over one", two, [one], 1.7),
        _ratio("two conversions at once over one: what the two cores give", pair, [one], None),
    ]


def product_case(name: str, product: list[str], source: Path, workers: int, options: tuple[str, ...] = ()) -> Case:
    """Wall time of the whole command: start, headers, frames, pictures, checksums, sync, rename."""

    def convert(out: Path) -> None:
        run([*product, *convert_arguments(source, out, workers, options)])

    return Case(name, source.stat().st_size, convert)


def _pair_case(name: str, product: list[str], source: Path) -> Case:
    """Two whole commands that share nothing but the raw file: what more than one thread of a command cannot exceed."""

    def convert(out: Path) -> None:
        with ThreadPoolExecutor() as pool:
            for done in [pool.submit(run, [*product, *convert_arguments(source, out / part, 1)]) for part in "ab"]:
                done.result()

    return Case(name, 2 * source.stat().st_size, convert, at_once=2)


def speed_tables(cases: list[Case], ratios: list[Ratio]) -> str:
    rows = [
        [
            case.name,
            seconds(case.best),
            seconds(case.median),
            rate(case.rate),
            seconds(min(case.cpu_seconds)),
            f"{case.packed:.1f}",
        ]
        for case in cases
    ]
    promised = [
        [
            ratio.what,
            f"{ratio.best:.2f} x",
            f"{ratio.median:.2f} x",
            f"at least {ratio.target:g} x" if ratio.target else "",
        ]
        for ratio in ratios
    ]
    return "\n\n".join(
        [
            table(["conversion", "best", "median", "raw data, best", "CPU time", "packed"], rows),
            table(["2 workers against", "best / best", "median / median", "target"], promised),
        ]
    )


def _peer(title: str, name: str, source: Path) -> Case:
    """Seconds of the conversion loop, as the peer's process measured them."""
    return Case(title, source.stat().st_size, lambda out: run_peer(name, source, out))


def _ratio(what: str, ours: Case, others: list[Case], target: float | None) -> Ratio:
    """Against the fastest of several ways to run a peer."""
    return Ratio(
        what,
        ours.rate / max(other.rate for other in others),
        ours.median_rate / max(other.median_rate for other in others),
        target,
    )
