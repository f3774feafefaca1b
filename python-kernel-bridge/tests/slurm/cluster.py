"""A real Slurm of one node on loopback, in a scratch folder: controller, node daemon and munge, each ended by its pid."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from accounting import Accounting

PROGRAMS = ("munged", "mungekey", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "scancel")
LONGEST = 120  # s, for anything a daemon has to do on a machine that does much else
CONFIG = """\
ClusterName=test
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort={controller_port}
SlurmdPort={node_port}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={root}/munge/munge.sock
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
SchedulerParameters=bf_interval=1,sched_interval=2,sched_min_interval=0,defer
StateSaveLocation={root}/state
SlurmdSpoolDir={root}/spool
SlurmctldPidFile={root}/run/slurmctld.pid
SlurmdPidFile={root}/run/slurmd.pid
SlurmctldLogFile={root}/log/slurmctld.log
SlurmdLogFile={root}/log/slurmd.log
ReturnToService=2
SlurmdParameters=config_overrides
KillWait=2
MinJobAge=300
MaxArraySize={most_tasks}
MessageTimeout=4
DefMemPerCPU=100
JobRequeue=1
JobAcctGatherType=jobacct_gather/linux
JobAcctGatherFrequency=task=1
JobAcctGatherParams=OverMemoryKill
{accounting}
NodeName=localhost NodeAddr=127.0.0.1 NodeHostname=localhost CPUs=4 RealMemory=8000 State=UNKNOWN
PartitionName=cs04r Nodes=localhost Default=YES MaxTime=7-00:00:00 DefaultTime=01:00:00 State=UP
PartitionName=cs05r Nodes=localhost MaxTime=01:00:00 PriorityTier=2 State=UP
"""


def missing() -> str | None:
    """Why a Slurm cannot run here; None when it can."""
    if os.geteuid() != 0:
        return "Slurm's daemons are started by root only."
    absent = [program for program in PROGRAMS if shutil.which(program) is None]
    return f"{', '.join(absent)}: not installed (packages slurmctld, slurmd, slurm-client, munge)." if absent else None


class Cluster:
    """Use `cluster()`. Two partitions, cs04r (the default) and cs05r (at most an hour, and first)."""

    def __init__(self, root: Path, most_tasks: int = 1001, accounts: bool = False) -> None:
        self.root = root
        self.config = root / "etc" / "slurm.conf"
        for name in ("etc", "log", "run", "state", "spool", "munge"):
            (root / name).mkdir(mode=0o711)
        controller_port, node_port, *others = free_ports(4)
        self.accounting = Accounting(root, others) if accounts else None
        kept = self.accounting.configuration if self.accounting else "AccountingStorageType=accounting_storage/none"
        ports = {"controller_port": controller_port, "node_port": node_port}
        self.config.write_text(CONFIG.format(root=root, most_tasks=most_tasks, accounting=kept.rstrip(), **ports))

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to find this cluster."""
        return {"SLURM_CONF": str(self.config)}

    def run(self, *command: object, text: str = "", check: bool = True) -> str:
        """What a command of Slurm prints."""
        done = subprocess.run(
            [str(part) for part in command],
            env={**os.environ, **self.environment},
            input=text,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        assert done.returncode == 0 or not check, f"{command}: {done.stderr}"
        return done.stdout.strip()

    def start(self) -> None:
        munge = self.root / "munge"
        self.run("mungekey", "-c", "-k", munge / "munge.key")
        files = {"key": "munge.key", "pid": "munged.pid", "log": "munged.log", "seed": "munged.seed"}
        options = [f"--{option}-file={munge / name}" for option, name in files.items()]
        self.run("munged", *options, f"--socket={munge / 'munge.sock'}", "--num-threads=2")
        if self.accounting:
            self.start_accounting(self.accounting)
        self.start_controller()
        self.run("slurmd", "-N", "localhost")
        wait_for(lambda: self.run("sinfo", "-h", "-o", "%T", check=False) == "idle", self.logs)

    def stop(self) -> None:
        for name in ("run/slurmctld", "run/slurmd", "run/slurmdbd", "munge/munged"):
            stop_daemon(self.root / f"{name}.pid")
        if self.accounting:
            self.accounting.stop_database()

    def start_accounting(self, accounting: Accounting) -> None:
        accounting.start_database()
        wait_for(accounting.is_answering, self.logs)
        accounting.create()
        self.run("slurmdbd")
        wait_for(lambda: "Cluster" in self.run("sacctmgr", "show", "cluster", check=False), self.logs)
        self.run("sacctmgr", "-i", "add", "cluster", "test")

    def stop_accounts(self) -> None:
        stop_daemon(self.root / "run" / "slurmdbd.pid")

    def start_controller(self, *options: str) -> None:
        self.run("slurmctld", *options)
        wait_for(lambda: "is UP" in self.run("scontrol", "ping", check=False), self.logs)

    def stop_controller(self) -> None:
        stop_daemon(self.root / "run" / "slurmctld.pid")

    @contextmanager
    def controller_down(self) -> Iterator[None]:
        self.stop_controller()
        try:
            yield
        finally:
            self.start_controller()

    def forget_jobs(self) -> None:
        """As after a while, or when a site has moved its controller: the queue knows of nothing that has ended."""
        self.stop_controller()
        self.start_controller("-c")

    @property
    def controller(self) -> int:
        """Its process."""
        return int((self.root / "run" / "slurmctld.pid").read_text())

    def submit(self, script: str, *options: object) -> str:
        """Id of a new job."""
        return self.run("sbatch", "--parsable", "--output=/dev/null", *options, text=f"#!/bin/sh\n{script}\n")

    def jobs(self, *options: object) -> dict[str, str]:
        """State of each job and array task that Slurm remembers, by an id such as 12_0."""
        rows = self.run("squeue", "-h", "-r", "-t", "all", "-o", "%i %T", *options).splitlines()
        return dict(row.split() for row in rows)

    def logs(self) -> str:
        return "\n".join(path.read_text(errors="replace")[-2000:] for path in (self.root / "log").iterdir())


@contextmanager
def cluster(**options: object) -> Iterator[Cluster]:
    """A cluster that runs. Sockets need a short path, so it does not lie in the folder of a test."""
    root = Path(tempfile.mkdtemp(prefix="slurm-"))
    root.chmod(0o711)
    made = Cluster(root, **options)
    try:
        made.start()
        yield made
    finally:
        made.stop()
        shutil.rmtree(root)


def stop_daemon(pid_file: Path) -> None:
    """Ends a daemon, and waits until it has taken its pid file away: a process that ended may be seen for a while."""
    if pid_file.exists():
        pid = int(pid_file.read_text())
        os.kill(pid, signal.SIGCONT)
        os.kill(pid, signal.SIGTERM)
        wait_for(lambda: not pid_file.exists(), lambda: f"{pid_file.stem} does not end.")


def wait_for(condition: Callable[[], bool], say: Callable[[], str] = lambda: "", longest: float = LONGEST) -> None:
    until = time.monotonic() + longest
    while not condition():
        assert time.monotonic() < until, say()
        time.sleep(0.05)


def free_ports(count: int) -> list[int]:
    """Ports of 127.0.0.1 that nobody listens on."""
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports
