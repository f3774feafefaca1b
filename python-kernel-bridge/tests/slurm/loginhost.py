"""An sshd on loopback: the login host of the cluster."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cluster import Cluster, free_ports, stop_daemon, wait_for

SSHD = "/usr/sbin/sshd"
SERVER = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {root}/hostkey
AuthorizedKeysFile {root}/authorized_keys
PidFile {root}/sshd.pid
StrictModes no
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
UseDNS no
PrintMotd no
SetEnv SLURM_CONF={slurm} HOME={root}/home
"""
CLIENT = """\
Host login
  HostName 127.0.0.1
  Port {port}
  User root
  IdentityFile {root}/id
  IdentitiesOnly yes
  IdentityAgent none
  StrictHostKeyChecking yes
  UserKnownHostsFile {root}/known_hosts
  GlobalKnownHostsFile /dev/null
"""


@dataclass
class LoginHost:
    """Host "login" of an ssh configuration of its own."""

    root: Path
    port: int

    @property
    def options(self) -> list[str]:
        """Options by which ssh finds it."""
        return ["-F", str(self.root / "config")]

    def forget_host_key(self) -> None:
        (self.root / "known_hosts").write_text("")

    def know_host_key(self) -> None:
        key = (self.root / "hostkey.pub").read_text()
        (self.root / "known_hosts").write_text(f"[127.0.0.1]:{self.port} {key}")

    def accept_key(self) -> None:
        shutil.copy(self.root / "id.pub", self.root / "authorized_keys")

    def refuse_key(self) -> None:
        (self.root / "authorized_keys").write_text("")


@contextmanager
def login_host(root: Path, slurm: Cluster) -> Iterator[LoginHost]:
    [port] = free_ports(1)
    (root / "home").mkdir(parents=True)
    for name in ("hostkey", "id"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", root / name], check=True)
    (root / "sshd_config").write_text(SERVER.format(root=root, port=port, slurm=slurm.config))
    (root / "config").write_text(CLIENT.format(root=root, port=port))
    host = LoginHost(root, port)
    host.know_host_key()
    host.accept_key()
    Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    log = root / "sshd.log"
    subprocess.run([SSHD, "-f", root / "sshd_config", "-E", log], check=True)
    wait_for((root / "sshd.pid").exists, lambda: log.read_text())
    try:
        yield host
    finally:
        stop_daemon(root / "sshd.pid")
