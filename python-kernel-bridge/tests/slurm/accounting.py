"""The accounts of a test cluster: slurmdbd over a MariaDB of its own, both on loopback and ended by their pid."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

PROGRAMS = {"slurmdbd": "slurmdbd", "mariadbd": "mariadb-server", "mariadb-install-db": "mariadb-server"}
DATABASE = "slurm_acct"
DAEMON = """\
AuthType=auth/munge
AuthInfo=socket={root}/munge/munge.sock
DbdHost=localhost
DbdAddr=127.0.0.1
DbdPort={port}
SlurmUser=root
StorageType=accounting_storage/mysql
StorageHost=127.0.0.1
StoragePort={database_port}
StorageUser=slurm
StoragePass=x
StorageLoc={database}
LogFile={root}/log/slurmdbd.log
PidFile={root}/run/slurmdbd.pid
"""
# Preemption goes with it: accounts are what tells of it afterwards
CLUSTER = """\
AccountingStorageType=accounting_storage/slurmdbd
AccountingStorageHost=127.0.0.1
AccountingStoragePort={port}
AccountingStoragePass={root}/munge/munge.sock
AccountingStorageEnforce=associations,limits
PreemptType=preempt/partition_prio
PreemptMode=CANCEL
"""


def missing() -> str | None:
    """Why no accounts can be kept here; None when they can."""
    absent = [f"{name} (package {package})" for name, package in PROGRAMS.items() if shutil.which(name) is None]
    return f"{', '.join(absent)}: not installed." if absent else None


class Accounting:
    """Started after munge and before the controller."""

    def __init__(self, root: Path, ports: list[int]) -> None:
        self.root = root
        self.port, self.database_port = ports
        path = root / "etc" / "slurmdbd.conf"
        path.write_text(DAEMON.format(root=root, port=self.port, database_port=self.database_port, database=DATABASE))
        path.chmod(0o600)
        self.database: subprocess.Popen | None = None

    @property
    def configuration(self) -> str:
        """What the configuration of the cluster says of it."""
        return CLUSTER.format(root=self.root, port=self.port)

    def start_database(self) -> None:
        data, where = self.root / "db", ("--no-defaults", "--user=root")
        install = ["mariadb-install-db", *where, f"--datadir={data}", "--auth-root-authentication-method=normal"]
        subprocess.run([*install, "--skip-test-db"], check=True, capture_output=True)
        small = ("--innodb-buffer-pool-size=64M", "--innodb-log-file-size=16M", "--innodb-flush-log-at-trx-commit=0")
        self.database = subprocess.Popen(
            [
                *("mariadbd", *where, *small, f"--datadir={data}", f"--socket={self.socket}"),
                *("--bind-address=127.0.0.1", f"--port={self.database_port}", "--innodb-lock-wait-timeout=900"),
                *("--performance-schema=OFF", "--skip-log-bin", f"--log-error={self.root / 'log' / 'maria.log'}"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def is_answering(self) -> bool:
        return self._client("select 1").returncode == 0

    def create(self) -> None:
        """The database that slurmdbd fills."""
        self.change(
            f"create database {DATABASE};"
            + "".join(
                f"create user slurm@'{host}' identified by 'x'; grant all on {DATABASE}.* to slurm@'{host}';"
                for host in ("127.0.0.1", "localhost")
            )
        )

    def change(self, statement: str) -> None:
        done = self._client(statement)
        assert done.returncode == 0, done.stderr

    def stop_database(self) -> None:
        if self.database is not None:
            self.database.terminate()
            self.database.wait(30)

    @property
    def socket(self) -> Path:
        return self.root / "run" / "my.sock"

    def _client(self, statement: str) -> subprocess.CompletedProcess:
        command = ["mariadb", "--no-defaults", f"--socket={self.socket}", "-u", "root", "-e", statement]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
