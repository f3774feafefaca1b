"""A JupyterHub with 4D-STEM and Slurm on one machine, for a look at it: `make hub` starts it with everything it needs.

What is marked "trial" gives way to the login and the spawner of the site; the rest is what 4D-STEM wants to be told.
"""

import os
from pathlib import Path

c = get_config()  # noqa: F821
here = Path(__file__).resolve().parent
# Where `make hub` keeps homes, data, and the settings below with the paths of this machine
state = Path(os.environ["FOURDSTEM_HUB"])

# Trial: any name with one password, on this machine only, servers as processes of one user
c.JupyterHub.bind_url = f"http://127.0.0.1:{os.environ['FOURDSTEM_HUB_PORT']}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{os.environ['FOURDSTEM_HUB_INNER_PORT']}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{os.environ['FOURDSTEM_HUB_PROXY_PORT']}"
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = "4dstem-trial"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = f"{state}/home/{{username}}"
c.Spawner.ip = "127.0.0.1"

c.Spawner.default_url = "/lab"
c.Spawner.args = [
    # Folders within which the panels read and write; everything, where none is named
    f"--FourDStem.data_roots={state}/data",
    f"--FourDStem.data_roots={state}/home",
    *(["--allow-root"] if os.geteuid() == 0 else []),
]
c.Spawner.environment = {
    # labconfig/default_setting_overrides.json: base directories, and any other setting of the panels
    "JUPYTER_CONFIG_PATH": f"{state}/config",
    # jupyterlab-4dstem/cluster.json: partitions, memory, login host
    "XDG_CONFIG_DIRS": f"{state}/xdg",
    # Trial: the Slurm that `make hub` has started. On a machine of the cluster nothing is needed
    **({"SLURM_CONF": os.environ["SLURM_CONF"]} if "SLURM_CONF" in os.environ else {}),
}
