"""Jupyter server for the browser tests: no login, no XSRF check, so never for anything else."""

import os

from jupyterlab.galata import configure_jupyter_server

c = get_config()  # noqa: F821
configure_jupyter_server(c)
c.ServerApp.ip = "127.0.0.1"
os.makedirs(c.ServerApp.root_dir, exist_ok=True)
