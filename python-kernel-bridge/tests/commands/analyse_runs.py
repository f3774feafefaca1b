"""Runs of `analyse`."""

from __future__ import annotations

from command_line import Run, assert_no_stack, run


def analyse(*arguments: object) -> Run:
    """`analyse --json`: whatever happens there is one JSON object and no stack trace."""
    done = run("analyse", "--json", *arguments)
    assert set(done.report) == {"outputs", "errors"}, done.err
    assert_no_stack(done)
    return done
