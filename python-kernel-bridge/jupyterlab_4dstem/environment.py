"""The environment of the backend: the server's, without what would let its bearer act as the server or the hub."""

from __future__ import annotations

from collections.abc import Mapping

# Hub (OAuth client, API token, cookie secrets), proxy, and what the server hands to its own children.
PRIVATE_PREFIXES = ("JUPYTERHUB_", "JPY_", "CONFIGPROXY_")
# A token of whatever else the site starts servers with; the backend needs none.
PRIVATE_WORDS = ("TOKEN", "PASSWORD", "COOKIE_SECRET")


def is_private(name: str) -> bool:
    """True for a variable that the backend must not see."""
    name = name.upper()
    return name.startswith(PRIVATE_PREFIXES) or any(word in name for word in PRIVATE_WORDS)


def scrubbed(environment: Mapping[str, str]) -> dict[str, str]:
    """A copy without private variables."""
    return {name: value for name, value in environment.items() if not is_private(name)}
