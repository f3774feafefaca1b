"""Slurm's commands on a login host, reached through ssh."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from loginhost import SSHD, LoginHost, login_host


@pytest.fixture
def login(slurm, tmp_path) -> Iterator[LoginHost]:
    if not (Path(SSHD).exists() and shutil.which("ssh")):
        pytest.skip("sshd is not installed (package openssh-server).")
    with login_host(tmp_path / "ssh", slurm) as host:
        yield host


@pytest.fixture
def remote(user, login):
    """A user whose own machine has no Slurm to ask: its commands would find no cluster."""
    user.environment["SLURM_CONF"] = "/nowhere/slurm.conf"
    user.settings(login="login", ssh=login.options)
    return user


def test_job_is_submitted_followed_and_cancelled_there(remote, slurm, raw, tmp_path):
    job = remote.submit(*raw, "--out", tmp_path / "a 'b' $(touch ran)", "--reshape", "none")
    assert remote.ended(job["id"])["state"] == "complete"
    held = remote.submit_held(raw[0], "--out", tmp_path / "held")
    assert remote.run("jobs", "cancel", held["id"]).status == 0
    assert remote.ended(held["id"])["state"] == "cancelled"


def refused(user, *arguments: object) -> str:
    done = user.run("convert", *arguments, "--submit", "slurm", "--json")
    assert done.status == 1
    [error] = done.report["errors"]
    assert error["code"] in ("E_SSH", "E_NO_SLURM")
    return error["message"]


def test_way_that_is_not_open_says_what_to_set_up(remote, login, raw, tmp_path):
    asked = (raw[0], "--out", tmp_path / "out")
    login.forget_host_key()
    assert "its host key is not known yet" in refused(remote, *asked)
    login.know_host_key()
    login.refuse_key()
    assert "ssh-copy-id" in refused(remote, *asked)
    remote.settings(login="no-such-host.invalid", ssh=login.options)
    assert "there is no host of that name" in refused(remote, *asked)
    assert not list((tmp_path / "out").glob("scripts/*"))


def test_login_host_that_is_lost_leaves_the_state_unknown(remote, slurm, login, raw, tmp_path):
    job = remote.submit_held(raw[0], "--out", tmp_path / "out")
    login.refuse_key()
    assert remote.job(job["id"])["state"] == "unknown"
    login.accept_key()
    slurm.run("scontrol", "release", job["slurmId"])
    assert remote.ended(job["id"])["state"] == "complete"
