"""How many tests passed and failed, and which failed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Count:
    """
    Args:
        wrong: names of tests that failed; as many as `failed` at most, since not everything that fails is a test
    """

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    wrong: tuple[str, ...] = ()

    def __add__(self, other: Count) -> Count:
        return Count(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.wrong + other.wrong,
        )

    @property
    def told(self) -> str:
        """The tests that failed, a line each, and the line that closes a run of tests."""
        return "\n".join([*(f"failed: {name}" for name in sorted(self.wrong)), self.sentence])

    @property
    def sentence(self) -> str:
        """The line that closes a run of tests."""
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"
