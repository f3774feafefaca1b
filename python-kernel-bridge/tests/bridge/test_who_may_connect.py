"""Jupyter's login and origin check guard the one websocket."""

from __future__ import annotations

import warnings

import pytest
from jupyter_server.utils import JupyterServerAuthWarning
from jupyterlab_4dstem.socket_handler import BridgeHandler
from tornado.httpclient import HTTPClientError

ROUTE = ("jupyterlab-4dstem", "rpc")


async def test_logged_in_page_of_this_server_is_served(open_page, npm_version):
    page = await open_page()
    assert (await page.hello(npm_version))["version"] == npm_version


@pytest.mark.parametrize("authorization", ["", "token wrong"])
async def test_anonymous_page_is_refused(open_page, backend, authorization):
    with pytest.raises(HTTPClientError) as refusal:
        await open_page(Authorization=authorization)
    assert refusal.value.code == 403
    assert backend.pid is None, "an anonymous request must not start a process"


@pytest.fixture
def cookie(jp_fetch, jp_auth_header, jp_http_port):
    """What a browser sends for any page after somebody has logged in with it."""

    async def cookie() -> str:
        token = jp_auth_header["Authorization"].removeprefix("token ")
        headers = {"Authorization": "", "Host": f"localhost:{jp_http_port}"}
        page = await jp_fetch("tree", params={"token": token}, headers=headers, raise_error=False)
        return "; ".join(line.partition(";")[0] for line in page.headers.get_list("Set-Cookie"))

    return cookie


async def test_page_with_the_cookie_of_a_login_is_served(open_page, cookie, npm_version):
    page = await open_page(Authorization="", Cookie=await cookie())
    assert (await page.hello(npm_version))["version"] == npm_version


@pytest.mark.parametrize("origin", ["http://example.org", "http://localhost:1", "null"])
async def test_page_of_another_origin_is_refused_with_cookie_or_token(open_page, backend, cookie, origin):
    for credentials in ({"Authorization": "", "Cookie": await cookie()}, {}):
        with pytest.raises(HTTPClientError) as refusal:
            await open_page(Origin=origin, **credentials)
        assert refusal.value.code == 403
    assert backend.pid is None


async def test_plain_request_is_refused_for_anonymous_and_told_to_upgrade_for_others(jp_fetch):
    with pytest.raises(HTTPClientError) as anonymous:
        await jp_fetch(*ROUTE, headers={"Authorization": ""})
    assert anonymous.value.code == 403
    with pytest.raises(HTTPClientError) as known:
        await jp_fetch(*ROUTE)
    assert known.value.code == 400


async def test_user_whom_the_site_does_not_authorize_is_refused(open_page, jp_serverapp, backend, monkeypatch):
    asked = []

    def is_authorized(handler, user, action, resource):
        asked.append((action, resource))
        return False

    monkeypatch.setattr(jp_serverapp.authorizer, "is_authorized", is_authorized)
    with pytest.raises(HTTPClientError) as refusal:
        await open_page()
    assert refusal.value.code == 403
    assert asked == [("execute", "jupyterlab_4dstem")]
    assert backend.pid is None


def test_jupyter_finds_no_endpoint_without_login_check(jp_configurable_serverapp):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", JupyterServerAuthWarning)
        jp_configurable_serverapp()
    assert not [warning for warning in caught if BridgeHandler.__name__ in str(warning.message)]


async def test_no_route_of_the_extension_answers_anonymous_requests(jp_serverapp, jp_fetch):
    rules = jp_serverapp.web_app.default_router.rules
    targets = [rule for group in rules for rule in getattr(group.target, "rules", [])]
    own = [rule for rule in targets if rule.target.__module__.startswith("jupyterlab_4dstem")]
    assert [rule.matcher.regex.pattern for rule in own] == ["/a%40b/jupyterlab-4dstem/rpc$"]
    for method in ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"):
        body = "" if method in ("POST", "PUT", "PATCH") else None
        with pytest.raises(HTTPClientError) as refusal:
            await jp_fetch(*ROUTE, method=method, body=body, headers={"Authorization": ""})
        assert refusal.value.code in (403, 405), method
