"""A directory that others can write in: what they put there is shown and runs nothing."""

from __future__ import annotations

import os
from pathlib import Path

SOMEBODY = 54321


def test_orders_of_somebody_else_are_not_carried_out(user, slurm, raw, tmp_path):
    held = user.submit_held(raw[1], "--out", tmp_path / "other", "--reshape", "none")
    # Somebody of the group puts other orders in its place while it waits
    orders = Path(held["folder"]) / "job.json"
    orders.write_text(orders.read_text().replace(str(raw[1]), str(raw[2])))
    os.chown(orders, SOMEBODY, SOMEBODY)
    for words in (("cancel",), ("hold",), ("retry",)):
        refused = user.run("jobs", *words, held["id"])
        assert refused.status == 1 and "is the job of somebody else" in refused.err + refused.out, words
    slurm.run("scontrol", "release", held["slurmId"])
    ended = user.ended(held["id"])
    assert ended["state"] == "failed"
    assert "is the job of somebody else" in ended["reason"]
    assert not list((tmp_path / "other").rglob("*.hdf5"))
