"""Somebody at a browser who has a login at the hub: HTTP as a browser sends it, cookies kept as a browser keeps them."""

from __future__ import annotations

import time
from urllib.parse import quote, urlsplit

import requests
from page import Page
from processes import PATIENCE
from requests.cookies import get_cookie_header
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

PASSWORD = "password-of-the-test"
ROUTE = "jupyterlab-4dstem/rpc"


def browser() -> requests.Session:
    """Opens pages as an address bar does, past any proxy or password that the machine is set up with."""
    session = requests.Session()
    session.trust_env = False
    session.headers["Sec-Fetch-Mode"] = "navigate"
    return session


class Visitor:
    def __init__(self, hub: str, name: str) -> None:
        self.name = name
        self.hub = hub
        # As JupyterHub quotes a name in its own addresses.
        self.server = f"{hub}user/{quote(name, safe='@~')}/"
        self._session = browser()

    def log_in(self) -> None:
        """Fills in the hub's form."""
        form = f"{self.hub}hub/login"
        self._session.get(form, timeout=PATIENCE).raise_for_status()
        fields = {"username": self.name, "password": PASSWORD, "_xsrf": self._session.cookies["_xsrf"]}
        answer = self._session.post(form, data=fields, allow_redirects=False, timeout=PATIENCE)
        assert answer.status_code == 302, answer.text

    def start_server(self) -> requests.Response:
        """Starts the own server, waits for it, and lets the hub introduce the visitor to it; the page that opens."""
        self._session.get(f"{self.hub}hub/spawn", timeout=PATIENCE).raise_for_status()
        deadline = time.monotonic() + PATIENCE
        while True:
            page = self.look(f"{self.server}lab")
            if page.ok and page.url.startswith(self.server):
                return page
            assert time.monotonic() < deadline, page.text
            time.sleep(0.2)

    def look(self, url: str, **headers: str) -> requests.Response:
        """A page as the address bar opens it, after every redirection."""
        return self._session.get(url, headers=headers, timeout=PATIENCE)

    def token(self) -> str:
        """A new token for the hub's API that may do what the visitor may."""
        answer = self._session.post(
            f"{self.hub}hub/api/users/{quote(self.name)}/tokens",
            headers={"Sec-Fetch-Mode": "cors", "X-XSRFToken": self._session.cookies.get("_xsrf", path=self._hub_path)},
            timeout=PATIENCE,
        )
        answer.raise_for_status()
        return answer.json()["token"]

    @property
    def cookies(self) -> dict[str, str]:
        """All of them by name, whatever they are for."""
        return {cookie.name: cookie.value for cookie in self._session.cookies}

    async def open_page(self, server: str = "", query: str = "", **headers: str) -> Page:
        """Opens the websocket of a server (the own one) as a page of this hub does; a header may be replaced."""
        url = f"{server or self.server}{ROUTE}{query}"
        address = urlsplit(url)
        defaults = {
            "Origin": f"{address.scheme}://{address.netloc}",
            "Cookie": get_cookie_header(self._session.cookies, requests.Request("GET", url)) or "",
            "Sec-Fetch-Mode": "websocket",
        }
        request = HTTPRequest(url.replace("http", "ws", 1), headers={**defaults, **headers})
        return Page(await websocket_connect(request))

    @property
    def _hub_path(self) -> str:
        return f"{urlsplit(self.hub).path}hub/"
