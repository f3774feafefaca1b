"""The environment of the backend: the server's, without what would let its bearer act as the server or the hub."""

from __future__ import annotations

from collections.abc import Collection, Mapping

# Hub (OAuth client, API token, cookie secrets), proxy, and what the server hands to its own children.
PRIVATE_PREFIXES = ("JUPYTERHUB_", "JPY_", "CONFIGPROXY_")
# A token of whatever else the site starts servers with; the backend needs none.
PRIVATE_WORDS = ("TOKEN", "PASSWORD", "COOKIE_SECRET")


def is_private(name: str) -> bool:
    """True for a variable that the backend must not see."""
    name = name.upper()
    return name.startswith(PRIVATE_PREFIXES) or any(word in name for word in PRIVATE_WORDS)


# What jobs get although its name says that it is secret: names with commas between. The backend reads it too.
KEPT_VARIABLE = "JUPYTERLAB_4DSTEM_JOB_ENVIRONMENT"


def kept_names(environment: Mapping[str, str], setting: Collection[str] = ()) -> list[str]:
    """Names of variables that jobs get whatever they are called: of the setting, and of the environment."""
    named = environment.get(KEPT_VARIABLE, "").split(",")
    return sorted({name.strip() for name in (*setting, *named)} - {""})


def scrubbed(environment: Mapping[str, str], kept: Collection[str] = ()) -> dict[str, str]:
    """A copy without private variables, except those that are kept."""
    return {name: value for name, value in environment.items() if name in kept or not is_private(name)}
