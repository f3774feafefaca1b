"""Programs of the system that tests need, and the Debian packages they come in."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping

CHROMIUM = "/usr/bin/chromium"
# A Slurm of one node; without these programs, or without root, its tests skip and say why
SLURM = {"slurmctld": "slurmctld", "slurmd": "slurmd", "sbatch": "slurm-client"}
OF_TESTS = {
    CHROMIUM: "chromium",
    # Tests that ask the reference tools of HDF5 are skipped without them
    "h5dump": "hdf5-tools",
    **SLURM,
    "/usr/sbin/sshd": "openssh-server",
    # Accounts of a site
    "slurmdbd": "slurmdbd",
    "mariadbd": "mariadb-server",
}


def is_there(program: str) -> bool:
    return shutil.which(program) is not None


def install(packages: Mapping[str, str]) -> None:
    """Installs the packages of programs that are missing, where root may; one that cannot be had keeps no other away."""
    missing = [package for program, package in packages.items() if not is_there(program)]
    if not missing or os.geteuid() != 0 or not is_there("apt-get"):
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ("install", "-y", "--no-install-recommends")
    for words in (("update",), *((*install, package) for package in missing)):
        subprocess.run(["apt-get", "-qq", *words], check=False, env=quiet, stdout=subprocess.DEVNULL)
