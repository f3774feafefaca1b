"""What the backend may not know."""

from __future__ import annotations

import pytest
from jupyterlab_4dstem.environment import is_private, kept_names, scrubbed


@pytest.mark.parametrize(
    "name",
    [
        "JUPYTERHUB_API_TOKEN",
        "JUPYTERHUB_CLIENT_ID",
        "JUPYTERHUB_OAUTH_CALLBACK_URL",
        "JPY_API_TOKEN",
        "JPY_PARENT_PID",
        "JUPYTER_TOKEN",
        "JUPYTER_SERVER_TOKEN",
        "JUPYTERHUB_COOKIE_SECRET",
        "CONFIGPROXY_AUTH_TOKEN",
        "GITHUB_TOKEN",
        "jupyterhub_api_token",
    ],
)
def test_private(name):
    assert is_private(name)


@pytest.mark.parametrize(
    "name", ["PATH", "HOME", "LANG", "NODE_OPTIONS", "SLURM_CONF", "KRB5CCNAME", "JUPYTER_PATH", "LD_LIBRARY_PATH"]
)
def test_needed_to_run_and_to_submit_jobs(name):
    assert not is_private(name)


def test_scrubbed_is_a_copy():
    environment = {"PATH": "/bin", "JPY_API_TOKEN": "x"}
    assert scrubbed(environment) == {"PATH": "/bin"}
    assert "JPY_API_TOKEN" in environment


def test_what_a_site_names_is_kept():
    environment = {
        "LICENCE_TOKEN": "a",
        "OTHER_TOKEN": "b",
        "JUPYTERLAB_4DSTEM_JOB_ENVIRONMENT": " MY_TOKEN ,",
        "MY_TOKEN": "c",
    }
    kept = kept_names(environment, ["LICENCE_TOKEN"])
    assert kept == ["LICENCE_TOKEN", "MY_TOKEN"]
    named = {name: value for name, value in environment.items() if name != "OTHER_TOKEN"}
    assert scrubbed(environment, kept) == named
