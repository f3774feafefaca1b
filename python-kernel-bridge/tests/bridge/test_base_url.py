"""The one route is where the page looks for it, whatever a server's base URL is made of."""

from __future__ import annotations

import pytest
from tornado.httpclient import HTTPClientError

# As JupyterHub makes them from names: what needs quoting is quoted, and "~", "." and "@" may stay.
BASES = ["/", "/user/a%40b/", "/user/a@b/", "/centre/user/jos%C3%A9%20m.~1/", "/user/50%25%2B%28x%29/second-server/"]


@pytest.fixture(params=BASES)
def jp_base_url(request) -> str:
    return request.param


async def test_page_finds_the_backend_below_the_base_url(open_page, npm_version):
    assert (await (await open_page()).hello(npm_version))["version"] == npm_version


async def test_login_is_asked_for_below_the_base_url(open_page, backend):
    with pytest.raises(HTTPClientError) as refusal:
        await open_page(Authorization="")
    assert refusal.value.code == 403
    assert backend.pid is None
